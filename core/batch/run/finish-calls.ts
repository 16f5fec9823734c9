import { fromPlainError } from '../../errors.ts'
import type { LedgerEntry } from '../../ledger/ledger.ts'
import { canResume } from '../../refine/resume-call.ts'
import { proposalFromLedger } from '../../refine.ts'
import type { NotedError } from '../batch-event.ts'
import type { ItemCall, ItemState } from '../item-state.ts'
import type { BatchDesk, OpenPicture } from './batch-desk.ts'
import { callDeps } from './call-deps.ts'
import { notePlacedBefore, placeStep } from './place-step.ts'

/**
 * Brings the calls of a picture's current step to their end that an earlier run of the program left: what arrived is
 * placed, what waits in a provider's queue is fetched, and what nobody knows about is called unknown.
 *
 * Sends nothing again. Calls that travel in a batch are left alone while they do.
 *
 * @returns false when the picture can't go on by itself: a call of it is unknown.
 * @throws RefineError what placing throws; a call's own failure.
 */
export async function finishCalls(
  desk: BatchDesk,
  picture: OpenPicture,
  state: ItemState,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const item = state.planned.item
  const step = state.results.length
  const left = state.calls.filter(
    (call) => call.step === step && (call.state === 'open' || call.state === 'answered'),
  )
  for (const call of left) {
    const deps = callDeps(desk, picture, item, step, signal)
    const { source } = await picture.pick()
    if (await notePlacedBefore(desk.log, deps, source, call.call, { item, step })) continue
    const entry = (await desk.ledger.entries()).find(({ id }) => id === call.call)
    if (entry && (entry.state === 'answered' || canResume(deps.provider, entry))) {
      const proposal = await proposalFromLedger(deps, call.call)
      await placeStep(desk.log, deps, proposal, { item, step })
      continue
    }
    if (!(await noteLost(desk, item, call, entry))) return false
  }
  return true
}

/** Notes what became of a call without an answer; false when that is not known. */
async function noteLost(
  { log }: BatchDesk,
  item: string,
  call: ItemCall,
  entry: LedgerEntry | undefined,
): Promise<boolean> {
  if (entry?.state === 'failed' && entry.error) throw fromPlainError(entry.error)
  if (call.highUsd === 0) {
    // It cost nothing and is gone: asking again costs nothing either.
    await log.note({ type: 'refused', item, call: call.call, error: interrupted })
    return true
  }
  await log.note({ type: 'unknown', item, call: call.call, highUsd: call.highUsd, error: lost })
  return false
}

const interrupted: NotedError = {
  code: 'cancelled',
  message: 'The program was stopped before the call was answered; it cost nothing.',
  hint: 'It is asked again.',
  retryable: true,
}

const lost: NotedError = {
  code: 'outcome_unknown',
  message: 'The program was stopped while the call was open: nobody knows whether it was answered.',
  hint: 'It may have been billed. Look at your usage; send it again with --only unknown.',
  retryable: true,
}
