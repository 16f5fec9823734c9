import type { Cost } from '../../ledger/spending/cost-of-line.ts'
import type { Acceptance, SpendingLine } from '../../ledger/spending/spending-line.ts'
import type { Spent } from '../spent.ts'
import { formatEstimate, formatMost } from './numbers.ts'

/** Says what calls came to: "$0.12", "$0.08–0.12 and 1 call at an unknown price". */
export function spentText({ lowUsd, highUsd, unpriced }: Spent): string {
  const sum = highUsd === 0 ? [] : [costText({ lowUsd, highUsd })]
  const others =
    unpriced === 0
      ? []
      : [`${unpriced === 1 ? 'one call' : `${unpriced} calls`} at an unknown price`]
  return [...sum, ...others].join(' and ') || 'nothing'
}

/** Says what one or several calls cost: "$0.04", "up to $0.04" where nobody knows whether they were billed, "nothing". */
export function costText(cost: Cost | null): string {
  if (!cost) return 'price unknown'
  if (cost.highUsd === 0) return 'nothing'
  return cost.lowUsd === 0
    ? `up to ${formatMost(cost)}`
    : formatEstimate({ ...cost, source: 'table' })
}

const fates: Readonly<Record<Acceptance, string>> = {
  accepted: 'kept',
  unpicked: 'kept beside another',
  discarded: 'thrown away',
}

/** Says what became of a call: "kept", "waits", "nobody knows what became of it". */
export function outcomeText({ outcome, acceptance, error }: SpendingLine): string {
  if (outcome === 'open') return 'under way'
  if (outcome === 'unknown') return 'nobody knows what became of it'
  if (outcome === 'failed') return error === 'cancelled' ? 'cancelled' : 'failed'
  return acceptance === null ? 'waits to be placed' : fates[acceptance]
}
