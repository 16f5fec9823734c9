import type { BatchEvent, SetMeasures } from '../../core/batch/batch-event.ts'
import type { ItemState } from '../../core/batch/item-state.ts'
import type { JobLog } from '../../core/batch/job-log.ts'
import { summarize } from '../../core/batch/summary/summary.ts'
import { RefineError } from '../../core/errors.ts'

/** Which pictures are worked on again. */
export type Only = 'outliers' | 'failed' | 'unknown'

type Again = Extract<BatchEvent, { type: 'again' }>

/**
 * Gives what is noted so that some of a job's pictures are worked on again: what came to nothing goes on at its step,
 * outliers begin anew at their source, as a branch, beside an anchor that they are to match.
 *
 * Naming them is the user's consent to send again what may have been billed.
 *
 * @throws RefineError `not_found` when there are none.
 */
export function againEvents(
  log: JobLog,
  only: Only,
  anchor: { readonly path: string; readonly measures: SetMeasures } | null,
): readonly Again[] {
  const items = only === 'outliers' ? outliersOf(log, anchor?.measures ?? null) : inState(log, only)
  if (items.length === 0) {
    throw new RefineError('not_found', `No picture of this job is ${nameOf[only]}.`, {
      hint: 'Look into summary.md for what became of each.',
    })
  }
  return items.map((item) => ({
    type: 'again',
    item,
    from: only === 'outliers' ? 'source' : 'step',
    anchor: anchor?.path ?? log.items.get(item)?.anchor ?? null,
  }))
}

const nameOf: Readonly<Record<Only, string>> = {
  outliers: 'an outlier',
  failed: 'failed',
  unknown: 'unknown',
}

function inState({ items }: JobLog, state: ItemState['state']): string[] {
  return [...items].filter(([, item]) => item.state === state).map(([name]) => name)
}

function outliersOf(log: JobLog, anchor: SetMeasures | null): string[] {
  return summarize(log, anchor).set.outliers.map(({ item }) => item)
}

/** Gives what working on pictures again may cost at most; null: a price is not known. */
export function priceAgain({ items }: JobLog, events: readonly Again[]): number | null {
  let sum: number | null = 0
  for (const { item, from } of events) {
    const state = items.get(item)
    const left = state?.planned.highUsd.slice(from === 'source' ? 0 : state.results.length) ?? []
    for (const amount of left) sum = sum === null || amount === null ? null : sum + amount
  }
  return sum
}
