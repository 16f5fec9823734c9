import { RefineError } from '../errors.ts'
import { costOfLine } from '../ledger/spending/cost-of-line.ts'
import { dayOf } from '../ledger/spending/spending-line.ts'
import type { Estimate } from '../provider.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'

/** From which share of a budget on its use is warned of. */
export const warningShare = 0.8

/** Cents are no binary fractions: sums of them miss a budget by far less than this. */
const slackUsd = 1e-9

/** What a call would use of a budget. */
interface Use {
  /** What the budget is for, at the start of a sentence and within one. */
  readonly of: 'edit' | 'day'
  readonly budgetUsd: number
  /** What other calls took, and what those may take whose outcome is not known. */
  readonly spentUsd: number
  readonly reservedUsd: number
  /** Other calls at a price that nobody knows: they count nothing. */
  readonly unpriced: number
}

/**
 * Refuses what may cost more than the user allows, before anything is sent; warns when a budget is nearly used up.
 *
 * Reserved are the high ends of calls that are open or of which nobody knows what became of them. What is free is never
 * refused.
 *
 * @throws RefineError `over_budget`, also for an unknown price.
 */
export async function expectAffordable(
  { ledger, clock }: Pick<RefineDeps, 'ledger' | 'clock'>,
  call: { readonly estimate: Estimate | null; readonly editHash: string },
  { budgetUsd, dailyBudgetUsd, onWarning }: RefineOptions,
): Promise<void> {
  const { estimate, editHash } = call
  if (budgetUsd === undefined && dailyBudgetUsd === undefined) return
  if (!estimate) throw unknownPrice()
  if (estimate.highUsd === 0) return
  const uses: Use[] = []
  if (budgetUsd !== undefined) {
    const reservedUsd = await reservedForEdit(ledger, editHash)
    uses.push({ of: 'edit', budgetUsd, spentUsd: 0, reservedUsd, unpriced: 0 })
  }
  if (dailyBudgetUsd !== undefined) {
    const spent = await spentOnDay(ledger, dayOf(clock.now()))
    uses.push({ of: 'day', budgetUsd: dailyBudgetUsd, ...spent })
  }
  for (const use of uses) expectWithin(use, estimate.highUsd)
  for (const use of uses) warn(use, estimate.highUsd, onWarning)
}

async function reservedForEdit(ledger: RefineDeps['ledger'], editHash: string): Promise<number> {
  const entries = await ledger.entries()
  return entries
    .filter(({ attempt }) => attempt.edit === editHash)
    .filter(({ state }) => state === 'open' || state === 'unknown')
    .reduce((sum, { estimate }) => sum + (estimate?.highUsd ?? 0), 0)
}

async function spentOnDay(
  ledger: RefineDeps['ledger'],
  day: string,
): Promise<Pick<Use, 'spentUsd' | 'reservedUsd' | 'unpriced'>> {
  let spentUsd = 0
  let reservedUsd = 0
  let unpriced = 0
  for (const line of await ledger.spending.lines(day)) {
    const cost = costOfLine(line)
    if (!cost) unpriced++
    else if (line.outcome === 'answered') spentUsd += cost.highUsd
    else reservedUsd += cost.highUsd
  }
  return { spentUsd, reservedUsd, unpriced }
}

function expectWithin(use: Use, highUsd: number): void {
  const { budgetUsd, spentUsd, reservedUsd } = use
  if (highUsd + spentUsd + reservedUsd <= budgetUsd + slackUsd) return
  throw new RefineError(
    'over_budget',
    `This call is estimated at up to ${usd(highUsd)}, ${above(use)} of ${usd(budgetUsd)}.`,
    {
      hint:
        use.of === 'edit'
          ? 'Nothing was sent. Raise the budget, or choose a cheaper model, quality or fewer variations.'
          : 'Nothing was sent. Raise the day’s budget, choose something cheaper, or wait for the next day (UTC).',
    },
  )
}

function above(use: Use): string {
  const others = othersOf(use)
  const name = use.of === 'edit' ? 'the budget' : 'the day’s budget'
  return others === '' ? `above ${name}` : `with ${others} above ${name}`
}

/** Says what of a budget is taken already: "$0.2000 spent and $0.0400 reserved for calls without a known outcome". */
function othersOf({ spentUsd, reservedUsd, unpriced }: Use): string {
  return [
    ...(spentUsd > 0 ? [`${usd(spentUsd)} spent`] : []),
    ...(reservedUsd > 0 ? [`${usd(reservedUsd)} reserved for calls without a known outcome`] : []),
    ...(unpriced > 0 ? [`${unpriced} at an unknown price, not counted,`] : []),
  ].join(' and ')
}

function warn(use: Use, highUsd: number, onWarning: RefineOptions['onWarning']): void {
  const { of, budgetUsd, spentUsd, reservedUsd } = use
  const used = highUsd + spentUsd + reservedUsd
  if (used < budgetUsd * warningShare - slackUsd) return
  const name = of === 'edit' ? 'The budget' : 'The day’s budget'
  const verb = used >= budgetUsd - slackUsd ? 'may be used up' : 'is nearly used up'
  onWarning?.(`${name} of ${usd(budgetUsd)} ${verb}: with this call up to ${usd(used)}.`)
}

function unknownPrice(): RefineError {
  return new RefineError(
    'over_budget',
    'The price of this call is not known, and a budget is set.',
    { hint: 'Nothing was sent. Leave the budget out, or choose a model whose price is known.' },
  )
}

function usd(amount: number): string {
  return `$${amount.toFixed(4)}`
}
