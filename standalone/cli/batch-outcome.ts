import type { BatchStep } from '../../core/batch/batch-steps.ts'
import type { Summary } from '../../core/batch/summary/summary.ts'
import { deviationText, spentText } from '../../core/batch/summary/summary-markdown.ts'
import type { PlainError } from '../../core/errors.ts'
import { modelOf, type Provider } from '../../core/provider.ts'
import { publishedShare } from '../../core/providers/openai/batch/batch-prices.ts'
import type { JobPlan } from '../batch/plan-job.ts'
import type { BatchSettings } from './batch-settings.ts'
import type { Outcome } from './surroundings.ts'

/** Names that are told one by one; all of them stand in the summary. */
const mostTold = 10

/** What `batch --dry-run` says: everything that is known before a call. */
export function plannedBatchOutcome(
  { input, out, engine, budgetUsd }: BatchSettings,
  {
    steps,
    providerOf,
  }: { readonly steps: readonly BatchStep[]; readonly providerOf: (step: BatchStep) => Provider },
  { items, lowUsd, highUsd }: JobPlan,
): Outcome {
  const withinBudget = budgetUsd === null ? null : highUsd !== null && highUsd <= budgetUsd
  const painted = steps.map((step) => {
    const { info } = providerOf(step)
    return { provider: info.id, model: modelOf(info, step.model ?? null)?.id ?? null }
  })
  return {
    json: {
      ...{ command: 'batch', dryRun: true, input, out, engine },
      pictures: items.length,
      steps: steps.map((step, index) => ({ ...step, ...painted[index] })),
      ...{ lowUsd, highUsd, withinBudget, items },
    },
    lines: [
      'Nothing was sent or written. This is what would happen:',
      `  ${items.length} pictures, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} each, ${items.length * steps.length} calls.`,
      ...steps.map(
        ({ instruction }, index) =>
          `  ${index + 1}. ${instruction} (${painted[index]?.provider}, model ${painted[index]?.model})`,
      ),
      `  Cost: ${priceText(lowUsd, highUsd)}${withinBudget === false ? ', above the budget' : ''}.`,
      ...(engine === 'live' ? [] : painted.map(({ model }) => `  ${batchPriceText(model)}`)),
    ],
  }
}

function batchPriceText(model: string | null): string {
  const share = publishedShare(model ?? '')
  return share === null
    ? `No price of ${model} in batches is published: the live price is the ceiling.`
    : `In a batch, ${model} costs ${share * 100} % of the live price.`
}

function priceText(low: number | null, high: number | null): string {
  if (high === null || low === null) return 'not known'
  if (high === 0) return 'free'
  const [from, to] = [low, high].map((usd) => `$${usd.toFixed(high < 1 ? 4 : 2)}`)
  return from === to ? `${to}` : `${from}–${to}`
}

/** What `batch` says once it ends, whether or not all pictures are finished. */
export function ranBatchOutcome(
  summary: Summary,
  {
    paths,
    reason,
    stopped,
  }: {
    readonly paths: readonly string[]
    readonly reason: PlainError | null
    readonly stopped: boolean
  },
): Outcome {
  const { counts, spent, items, unknown, set } = summary
  const left = counts.planned + counts.open + counts.answered
  const failed = items.filter(({ state }) => state === 'failed')
  return {
    json: { command: 'batch', dryRun: false, stopped: reason, left, paths, ...summary },
    lines: [
      ...(reason ? [`Stopped: ${reason.message} ${reason.hint}`] : []),
      ...(stopped && !reason ? ['Stopped.'] : []),
      `${counts.done} done, ${counts.failed} failed, ${counts.unknown} unknown${left > 0 ? `, ${left} left: go on with --resume` : ''}.`,
      `Cost: ${spentText(spent)}.`,
      ...told(unknown, ({ item, call, highUsd }) => {
        const price = highUsd === null ? 'an unknown price' : `$${highUsd.toFixed(4)}`
        return `Unknown: ${item} (call ${call}) may have cost up to ${price}.`
      }),
      ...told(failed, ({ item, error }) => `Failed: ${item}: ${error?.message ?? ''}`),
      ...told(set.outliers, ({ item, worst }) => `Outlier: ${item}: ${deviationText(worst)}`),
      ...paths.map((path) => `Saved ${path}`),
    ],
    ...((reason || left > 0 || counts.failed > 0 || counts.unknown > 0) && { exitCode: 1 }),
  }
}

function told<Value>(values: readonly Value[], line: (value: Value) => string): string[] {
  const more = values.length - mostTold
  return [
    ...values.slice(0, mostTold).map(line),
    ...(more > 0 ? [`  and ${more} more, see summary.csv`] : []),
  ]
}
