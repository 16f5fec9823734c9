import { costOfLine } from '../ledger/spending/cost-of-line.ts'
import type { DaySum } from '../ledger/spending/day-sums.ts'
import type { SpendingLine } from '../ledger/spending/spending-line.ts'

/** What calls cost together: the least and the most, because of some nobody knows what became of them. */
export interface Spent {
  readonly calls: number
  readonly lowUsd: number
  readonly highUsd: number
  /** Calls at a price that nobody knows: they are in no sum. */
  readonly unpriced: number
}

/** The book of spending as the panel shows it. */
export interface SpendingBook {
  /** Calls that are kept one by one, the newest first. */
  readonly lines: readonly SpendingLine[]
  /** Everything, by day and document. */
  readonly sums: readonly DaySum[]
}

/** Adds up what calls cost. */
export function spentOn(lines: readonly SpendingLine[]): Spent {
  const costs = lines.map(costOfLine)
  return {
    calls: lines.length,
    lowUsd: total(costs.map((cost) => cost?.lowUsd ?? 0)),
    highUsd: total(costs.map((cost) => cost?.highUsd ?? 0)),
    unpriced: costs.filter((cost) => cost === null).length,
  }
}

/** Adds up what days and documents took. */
export function spentIn(sums: readonly DaySum[]): Spent {
  return {
    calls: total(sums.map(({ calls }) => calls)),
    lowUsd: total(sums.map(({ lowUsd }) => lowUsd)),
    highUsd: total(sums.map(({ highUsd }) => highUsd)),
    unpriced: total(sums.map(({ unpriced }) => unpriced)),
  }
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
