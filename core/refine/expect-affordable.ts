import { RefineError } from '../errors.ts'
import type { Estimate } from '../provider.ts'

/**
 * Refuses what is known or thought to cost more than the user allows, before anything is sent.
 *
 * @throws RefineError `over_budget`, also for an unknown price.
 */
export function expectAffordable(estimate: Estimate | null, budgetUsd: number | undefined): void {
  if (budgetUsd === undefined || (estimate !== null && estimate.highUsd <= budgetUsd)) return
  throw new RefineError(
    'over_budget',
    estimate === null
      ? 'The price of this call is not known, and a budget is set.'
      : `This call is estimated at up to $${estimate.highUsd.toFixed(4)}, above the budget of $${budgetUsd.toFixed(4)}.`,
    {
      hint:
        estimate === null
          ? 'Nothing was sent. Leave the budget out, or choose a model whose price is known.'
          : 'Nothing was sent. Raise the budget, or choose a cheaper model, quality or fewer variations.',
    },
  )
}
