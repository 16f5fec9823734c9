import type { PriceOf } from '../edit/fit-size.ts'
import type { Size } from '../image/rect.ts'
import { type Estimate, free, type Provider } from '../provider.ts'
import type { Planned } from './refinement.ts'
import { sumOfEstimates } from './sum-of-estimates.ts'

/** What one request costs, by the size asked for; null: no price is known. */
export type EstimateOf = (size: Size) => Estimate | null

/** Gives the price that plans are compared by: the most that a request may cost. */
export function priceBy(estimateOf: EstimateOf): PriceOf {
  return (size) => estimateOf(size)?.highUsd ?? null
}

/** Gives what requests of an edit cost, with the text that goes along; the picture goes out at the size asked for. */
export function estimateOfEdit(
  { estimate }: Pick<Provider, 'estimate'>,
  { edit, intent, prompt }: Pick<Planned, 'edit' | 'intent' | 'prompt'>,
): EstimateOf {
  const { model, quality, variations } = edit
  const references = intent.references.map(({ picture }) => picture)
  const promptLength = prompt.length
  return (size) =>
    estimate({ model, quality, variations, promptLength, size, pictures: [size, ...references] })
}

/** Gives what all requests of a plan cost together: an exact crop is sent nowhere. */
export function sumOfPlan(
  { edit, plan, tiles }: Pick<Planned, 'edit' | 'plan' | 'tiles'>,
  estimateOf: EstimateOf,
): Estimate | null {
  if (edit.reframe?.kind === 'crop') return free
  if (!tiles) return estimateOf(plan.sent)
  return sumOfEstimates(tiles.map((tile) => estimateOf(tile.plan.sent)))
}
