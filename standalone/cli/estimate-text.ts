import type { Estimate } from '../../core/provider.ts'

/** Says what a call may cost and where that is known from: "$0.010–$0.014 (worked out from published prices)". */
export function estimateText(estimate: Estimate | null): string {
  if (estimate === null) return 'unknown'
  const { lowUsd, highUsd, source } = estimate
  if (highUsd === 0) return 'free'
  const range = [...new Set([money(lowUsd), money(highUsd)])].join('–')
  return `${range} (${source === 'table' ? 'published price' : 'worked out from published prices'})`
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
