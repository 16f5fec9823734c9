import type { PriceSource } from '../../core/model.ts'
import type { Estimate } from '../../core/provider.ts'

/**
 * Says what a call may cost and where that is known from: "$0.0100–$0.0140 (worked out from OpenAI’s price list, read on
 * 2026-09-30; $0.0090 of it for what is painted, the rest for what is sent)".
 *
 * @param prices Where the model's prices come from; null where that is not known.
 */
export function estimateText(estimate: Estimate | null, prices: PriceSource | null): string {
  if (estimate === null) return 'unknown'
  const { lowUsd, highUsd, paintedUsd, source } = estimate
  if (highUsd === 0) return 'free'
  const range = [...new Set([money(lowUsd), money(highUsd)])].join('–')
  const from = prices ? `${prices.source}, read on ${prices.readOn}` : 'published prices'
  const painted =
    paintedUsd !== undefined && paintedUsd < lowUsd
      ? `; ${money(paintedUsd)} of it for what is painted, the rest for what is sent`
      : ''
  return `${range} (${source === 'table' ? 'by' : 'worked out from'} ${from}${painted})`
}

function money(usd: number): string {
  return `$${usd.toFixed(4)}`
}

/** Says what a call cost. */
export function costText(usd: number | null): string {
  return usd === null ? 'not known' : usd === 0 ? 'free' : money(usd)
}

/** Tells whether an estimate is within a budget; null where none is set. */
export function isWithinBudget(
  estimate: Estimate | null,
  budgetUsd: number | null,
): boolean | null {
  return budgetUsd === null ? null : estimate !== null && estimate.highUsd <= budgetUsd
}
