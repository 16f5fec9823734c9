import type { PlainError } from '../../errors.ts'
import { isFinal } from '../item-state.ts'
import { isTravelling } from '../job-log.ts'
import { workThrough } from '../work-through.ts'
import type { BatchDesk } from './batch-desk.ts'
import { workOnItem } from './work-on-item.ts'

/** How a run is watched and limited. */
export interface RunOptions {
  /** Pictures that are worked on at the same time. */
  readonly concurrency: number
  /** Lets nothing more begin; what is open is waited for. */
  readonly signal?: AbortSignal
  /** Told of every picture that ended. */
  readonly onItem?: (item: string) => void
}

/**
 * Takes all pictures of a job that are not at their end through their steps, each call asked live.
 *
 * @returns why it stopped before all were at their end; null when they are.
 * @throws what the journal throws.
 */
export async function runLive(
  desk: BatchDesk,
  { concurrency, signal, onItem }: RunOptions,
): Promise<PlainError | null> {
  let reason: PlainError | null = null
  await workThrough(itemsLeft(desk), concurrency, async (item) => {
    if (signal?.aborted) return false
    const outcome = await workOnItem(desk, item, signal)
    if (outcome.kind === 'stop') reason ??= outcome.reason
    else onItem?.(item)
    return outcome.kind === 'ended'
  })
  return reason
}

/** The pictures that are left, as they stand when a worker is free for the next. */
export function* itemsLeft({ log }: Pick<BatchDesk, 'log'>): Generator<string> {
  for (const [item, state] of log.items) {
    if (!isFinal(state) && !isTravelling(log, state)) yield item
  }
}
