import { isRetired, type ModelCapabilities, type PriceSource } from '../../model.ts'
import { months } from './age.ts'

/** Writes a day given as YYYY-MM-DD: "1 Dec 2026". */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${months[(month ?? 1) - 1]} ${year}`
}

/** Says until when a model can be used; null where no end is announced. */
export function retirementLine(
  model: ModelCapabilities,
  now: number,
): { readonly text: string; readonly isOver: boolean } | null {
  if (model.retires === undefined) return null
  const day = formatDay(model.retires)
  return isRetired(model, now)
    ? {
        text: `${model.label} can’t be used any more: its last day was ${day}. Choose another model.`,
        isOver: true,
      }
    : { text: `${model.label} can be used until ${day}.`, isOver: false }
}

/** Says where prices come from: "OpenAI’s price list, read on 30 Sep 2026". */
export function priceSourceLine({ source, readOn }: PriceSource): string {
  return `${source}, read on ${formatDay(readOn)}`
}
