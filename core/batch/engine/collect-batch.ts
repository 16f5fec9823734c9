import type { PlainError } from '../../errors.ts'
import { mayBeBilled } from '../../ledger/billing.ts'
import type { LedgerEntry } from '../../ledger/ledger.ts'
import { forget } from '../../refine/forget-call.ts'
import type { Submission } from '../job-log.ts'
import { againForFree } from './again-for-free.ts'
import type { BatchLook, LineResult } from './batch-engine.ts'
import { type BatchedJob, mostExpiries, stateOf } from './batched-job.ts'

type Ended = Extract<BatchLook, { kind: 'ended' }>
type Travelling = Submission & { readonly batch: string }

/**
 * Collects what became of the calls of a batch that has ended: answers are kept in the ledger before anything is done
 * with them, what came to nothing waits for another try, and what the batch says nothing about is unknown.
 *
 * Can be interrupted and done again: what is collected already is passed over.
 */
export async function collectBatch(
  job: BatchedJob,
  submission: Travelling,
  { outcome, message }: Ended,
): Promise<void> {
  const { desk, engine, options } = job
  if (outcome !== 'failed')
    await againForFree(desk, () => collectResults(job, submission, outcome), options.signal)
  const isKnown = new Set((await desk.ledger.entries()).map(({ id }) => id))
  for (const { item, call } of openCalls(job, submission)) {
    const isSilent = outcome === 'completed' || outcome === 'cancelled'
    if (isSilent || !isKnown.has(call)) {
      const { highUsd = null } = stateOf(job, item).calls.find((one) => one.call === call) ?? {}
      await desk.ledger.failed(call, silent)
      await desk.log.note({ type: 'unknown', item, call, highUsd, error: silent })
    } else {
      if (outcome === 'failed') job.live.add(item)
      await tryAgain(job, item, call, outcome === 'failed' ? notTaken(message) : outOfTime)
    }
  }
  await desk.log.note({ type: 'collected', submission: submission.submission, outcome })
  // What can't be deleted there goes by itself in time.
  await engine.tidy(submission.batch).catch(() => undefined)
}

/** The calls of a batch that nothing has been collected of. */
function openCalls(job: BatchedJob, { calls }: Submission): Submission['calls'] {
  return calls.filter(({ item, call }) => {
    return stateOf(job, item).calls.some((one) => one.call === call && one.state === 'open')
  })
}

async function collectResults(
  job: BatchedJob,
  submission: Travelling,
  outcome: Ended['outcome'],
): Promise<void> {
  const { desk, engine, options } = job
  const items = new Map(openCalls(job, submission).map(({ item, call }) => [call, item]))
  const entries = new Map<string, LedgerEntry>()
  for (const entry of await desk.ledger.entries())
    if (items.has(entry.id)) entries.set(entry.id, entry)
  const modelOf = (id: string) => entries.get(id)?.edit.model ?? null
  for await (const result of engine.results(submission.batch, modelOf, options.signal)) {
    const item = items.get(result.id)
    if (item === undefined) continue
    const entry = entries.get(result.id)
    if (entry) {
      if (result.kind === 'unreached') await passOver(job, item, result.id, outcome)
      else await collectOne(job, item, result, entry.state === 'answered')
    }
    items.delete(result.id)
  }
}

async function collectOne(
  job: BatchedJob,
  item: string,
  result: Exclude<LineResult, { kind: 'unreached' }>,
  isKept: boolean,
): Promise<void> {
  const { log, ledger } = job.desk
  const { id: call } = result
  if (result.kind === 'answered') {
    const { answer, atMost } = result
    if (!isKept) await ledger.arrived(call, answer)
    const { costUsd } = answer.usage
    await log.note({ type: 'answered', item, call, costUsd, ...(atMost && { atMost }) })
    return
  }
  if (result.passing) {
    job.live.add(item)
    return noteRefused(job, item, call, result.error)
  }
  await ledger.failed(call, result.error)
  const unsure = mayBeBilled(result.error)
  await log.note({ type: 'failed', item, call, error: result.error, ...(unsure && { unsure }) })
}

/** A call that the batch did not come to is made again; what somebody cancelled only when the user wants it again. */
async function passOver(
  job: BatchedJob,
  item: string,
  call: string,
  outcome: Ended['outcome'],
): Promise<void> {
  if (outcome !== 'cancelled') return tryAgain(job, item, call, outOfTime)
  await job.desk.ledger.failed(call, takenBack)
  await job.desk.log.note({ type: 'failed', item, call, error: takenBack })
}

/** Notes that a call came to nothing and is made again: its attempt, with what it may cost, stays in the book of spending. */
async function noteRefused(
  { desk }: BatchedJob,
  item: string,
  call: string,
  error: PlainError,
): Promise<void> {
  await desk.ledger.failed(call, error)
  await forget(desk.ledger, call)
  const unsure = mayBeBilled(error)
  await desk.log.note({ type: 'refused', item, call, error, ...(unsure && { unsure }) })
}

/** Lets a picture wait for a further batch; for a live call when batches have run out of time often enough. */
async function tryAgain(
  job: BatchedJob,
  item: string,
  call: string,
  error: PlainError,
): Promise<void> {
  const times = (job.expired.get(item) ?? 0) + 1
  job.expired.set(item, times)
  if (times > mostExpiries) job.live.add(item)
  await noteRefused(job, item, call, error)
}

// These have a code of what is surely not billed.

const outOfTime: PlainError = {
  code: 'provider_refused',
  message: 'The batch’s time ran out before this was painted.',
  hint: 'It is asked again.',
  retryable: true,
}

const takenBack: PlainError = {
  code: 'provider_refused',
  message: 'The batch was cancelled before this was painted.',
  hint: 'Send it again with --only failed.',
  retryable: true,
}

function notTaken(message: string | null): PlainError {
  const why = `The service did not take the batch${message ? `: ${message}` : ''}.`
  return { ...outOfTime, message: why }
}

const silent: PlainError = {
  code: 'outcome_unknown',
  message: 'The batch ended and says nothing about this call.',
  hint: 'It may have been billed. Look at your usage; send it again with --only unknown.',
  retryable: true,
}
