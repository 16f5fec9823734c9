import { RefineError } from '../errors.ts'

/**
 * Refuses what is known or thought to cost more than the user allows, before anything is sent.
 *
 * @throws RefineError `over_budget`, also for an unknown price.
 */
export function expectAffordable(estimateUsd: number | null, budgetUsd: number | undefined): void {
  if (budgetUsd === undefined || (estimateUsd !== null && estimateUsd <= budgetUsd)) return
  throw new RefineError(
    'over_budget',
    estimateUsd === null
      ? 'The price of this call is not known, and a budget is set.'
      : `This call is estimated at $${estimateUsd.toFixed(4)}, above the budget of $${budgetUsd.toFixed(4)}.`,
    {
      hint:
        estimateUsd === null
          ? 'Nothing was sent. Leave the budget out, or choose a model whose price is known.'
          : 'Nothing was sent. Raise the budget, or choose a cheaper model, quality or fewer variations.',
    },
  )
}
