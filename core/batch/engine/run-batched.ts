import {
  isRefineError,
  type PlainError,
  RefineError,
  throwIfAborted,
  toPlainError,
} from '../../errors.ts'
import { createTurns } from '../../ledger/turns.ts'
import { finishCalls } from '../run/finish-calls.ts'
import { itemsLeft } from '../run/run-live.ts'
import { askLive, finishItem, isLeft, noteFailure } from '../run/work-on-item.ts'
import { workThrough } from '../work-through.ts'
import { againForFree } from './again-for-free.ts'
import { type BatchedJob, stateOf } from './batched-job.ts'
import { collectBatch } from './collect-batch.ts'
import { type Chunk, createChunk } from './create-chunk.ts'
import { prepareLine, type ReadyCall } from './prepare-line.ts'
import { findBatch, giveUp, withdraw } from './submit-chunk.ts'

/** How often batches are looked at, in milliseconds. */
const lookEveryMs = 30_000

/**
 * Takes all pictures of a job that are not at their end through their steps, with calls that travel in batches: the next
 * step of a picture goes into a batch once the one before is in its document.
 *
 * What a batch can't bring (a batch that failed, lines that failed in it, what it can't carry) is asked live. Stopping
 * leaves batches alone: they go on at the service, and the next run finds them.
 *
 * @returns why it stopped before all were at their end; null when they are, or when it was stopped.
 * @throws what the journal throws.
 */
export async function runBatched(job: BatchedJob): Promise<PlainError | null> {
  const { desk, options } = job
  const { log } = desk
  const { signal } = options
  try {
    await adoptBatches(job)
    for (;;) {
      const stop = await prepareAll(job)
      if (stop) return stop
      throwIfAborted(signal)
      if (log.submissions.size > 0) await lookAtBatches(job)
      else if (itemsLeft(desk).next().done) return null
    }
  } catch (thrown) {
    const error = toPlainError(thrown)
    if (error.code === 'internal') throw thrown
    return error.code === 'cancelled' ? null : error
  }
}

/** Finds the batches again that an earlier run began without hearing that they arrived. */
async function adoptBatches({ desk, engine }: BatchedJob): Promise<void> {
  for (const submission of [...desk.log.submissions.values()]) {
    if (submission.batch !== null) continue
    const batch = await findBatch(desk, engine, submission)
    if (batch === null) await (submission.unheard ? giveUp : withdraw)(desk, submission.submission)
    else await desk.log.note({ type: 'submitted', submission: submission.submission, batch })
  }
}

/** Brings every picture that is not travelling to its next batch, or to its end; gives why nothing more should begin. */
async function prepareAll(job: BatchedJob): Promise<PlainError | null> {
  const { desk, options } = job
  const { concurrency, signal, onItem } = options
  let stop: PlainError | null = null
  const chunk = createChunk(job)
  const inTurn = createTurns()
  await workThrough(itemsLeft(desk), concurrency, async (item) => {
    if (signal?.aborted) return false
    try {
      const ready = await advance(job, item)
      if (ready) await inTurn(() => fill(chunk, ready))
      else onItem?.(item)
      return true
    } catch (thrown) {
      if (thrown instanceof NotSent) {
        stop ??= thrown.reason
        return false
      }
      const outcome = await noteFailure(desk, stateOf(job, item), thrown)
      if (outcome.kind === 'ended') onItem?.(item)
      else stop ??= outcome.reason
      return outcome.kind === 'ended'
    }
  })
  if (!stop && !signal?.aborted) await chunk.flush()
  return stop
}

/** A batch could not be sent: that is about no picture in particular. */
class NotSent extends Error {
  readonly reason: PlainError

  constructor(reason: PlainError) {
    super(reason.message)
    this.reason = reason
  }
}

async function fill(chunk: Chunk, ready: ReadyCall): Promise<void> {
  try {
    await chunk.add(ready)
  } catch (thrown) {
    throw isRefineError(thrown) ? new NotSent(toPlainError(thrown)) : thrown
  }
}

/** Places what arrived for a picture and prepares its next step; null when it is at its end. */
async function advance(job: BatchedJob, item: string) {
  const { desk, live, expired, options } = job
  const now = () => stateOf(job, item)
  const picture = await desk.open(now().planned)
  if (!(await finishCalls(desk, picture, now(), options.signal))) return null
  while (isLeft(desk, now())) {
    const isLive = live.delete(item)
    const ready = isLive ? null : await prepareLine(job, picture, item)
    if (ready && ready !== 'unknown') return ready
    if (ready === null) await askLive(desk, picture, now(), options.signal)
    expired.delete(item)
  }
  await finishItem(desk, picture, now())
  return null
}

/** Waits a while, and collects every batch that has ended. */
async function lookAtBatches(job: BatchedJob): Promise<void> {
  const { desk, engine, options } = job
  const { log, wait } = desk
  await wait(lookEveryMs, options.signal)
  for (const { submission, batch, ...rest } of [...log.submissions.values()]) {
    if (batch === null) continue
    const look = await againForFree(desk, () => engine.look(batch, options.signal), options.signal)
    if (look.kind === 'running') {
      options.onBatch?.(`${engine.label}: ${look.done} of ${look.all} painted`)
      continue
    }
    await collectBatch(job, { submission, batch, ...rest }, look)
    if (look.outcome === 'cancelled') throw cancelledThere(engine.label)
  }
}

function cancelledThere(label: string): RefineError {
  return new RefineError('provider_refused', `${label} was told to cancel the batch.`, {
    hint: 'What was painted by then is kept. Go on with --resume; what was not is only sent again with --only failed or --only unknown.',
  })
}
