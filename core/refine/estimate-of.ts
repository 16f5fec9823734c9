import type { PriceOf } from '../edit/fit-size.ts'
import type { Size } from '../image/rect.ts'
import type { Estimate, Provider } from '../provider.ts'

/** What one request costs, by the size asked for; null: no price is known. */
export type EstimateOf = (size: Size) => Estimate | null

/** Gives the price that plans are compared by: the most that a request may cost. */
export function priceBy(estimateOf: EstimateOf): PriceOf {
  return (size) => estimateOf(size)?.highUsd ?? null
}

/** What is known of a request before its size. */
export interface Asked {
  readonly model: string
  readonly quality: string | null
  readonly variations: number
  /** Further pictures that go along. */
  readonly references: readonly Size[]
  readonly promptLength: number
}

/** Gives what requests of an edit cost: the picture goes out at the size that is asked for. */
export function estimateOfEdit(
  { estimate }: Pick<Provider, 'estimate'>,
  { references, ...asked }: Asked,
): EstimateOf {
  return (size) => estimate({ ...asked, size, pictures: [size, ...references] })
}
