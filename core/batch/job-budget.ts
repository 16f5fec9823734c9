import { RefineError } from '../errors.ts'
import type { ItemState } from './item-state.ts'

/** What a job has spent, and what it may still spend. */
export interface Spent {
  /** What is known to have been paid. */
  readonly costUsd: number
  /** Whether that is a ceiling in part. */
  readonly atMost: boolean
  /** What calls may cost on top that are open, unknown, or failed and may have been billed. */
  readonly maybeUsd: number
  /** Calls that were paid, or may have been, without a known price. */
  readonly unpriced: number
}

/** Adds up what the calls of a job's pictures cost and may cost; a call that came to nothing costs nothing. */
export function spentOn(items: Iterable<Pick<ItemState, 'calls'>>): Spent {
  let costUsd = 0
  let maybeUsd = 0
  let unpriced = 0
  let atMost = false
  for (const { calls } of items) {
    for (const call of calls) {
      if (call.state === 'failed' && !call.unsure) continue
      const isPaid = call.state === 'answered' || call.state === 'placed'
      const amount = isPaid ? (call.costUsd ?? call.highUsd) : call.highUsd
      if (isPaid && call.atMost) atMost = true
      if (amount === null) unpriced++
      else if (isPaid) costUsd += amount
      else maybeUsd += amount
    }
  }
  return { costUsd: toMicro(costUsd), atMost, maybeUsd: toMicro(maybeUsd), unpriced }
}

/** Cents are no binary fractions: sums are rounded to a millionth of a dollar. */
function toMicro(usd: number): number {
  return Math.round(usd * 1e6) / 1e6
}

/**
 * Refuses a call that could take a job beyond its budget: what is open counts at its high end.
 *
 * @param highUsd What the call may cost at most; null is refused, because nobody knows.
 * @throws RefineError `over_budget`.
 */
export function expectWithinJob(
  { costUsd, maybeUsd, unpriced }: Omit<Spent, 'atMost'>,
  highUsd: number | null,
  budgetUsd: number | null,
  what: 'job' | 'call' = 'call',
): void {
  if (budgetUsd === null || highUsd === 0) return
  const spent = costUsd + maybeUsd
  if (unpriced === 0 && highUsd !== null && spent + highUsd <= budgetUsd + 1e-9) return
  throw new RefineError(
    'over_budget',
    highUsd === null || unpriced > 0
      ? 'The price of a call is not known, and a budget is set.'
      : what === 'job'
        ? `All of it may cost up to $${highUsd.toFixed(4)}, more than the budget of $${budgetUsd.toFixed(4)}.`
        : `The next call may cost $${highUsd.toFixed(4)}; with $${spent.toFixed(4)} spent or still open, that is more than the budget of $${budgetUsd.toFixed(4)}.`,
    {
      hint:
        what === 'job'
          ? 'Nothing was sent. Run it again with a higher budget, fewer pictures or a cheaper model.'
          : 'What is finished is saved. Raise the budget and go on with --resume.',
    },
  )
}
