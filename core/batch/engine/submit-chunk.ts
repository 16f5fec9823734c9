import { fromPlainError, type PlainError, toPlainError } from '../../errors.ts'
import { isOutcomeUnknown } from '../../ledger/billing.ts'
import { forget } from '../../refine/forget-call.ts'
import { noteCall } from '../../refine/note-call.ts'
import { expectWithinJob, spentOn } from '../job-budget.ts'
import type { Submission } from '../job-log.ts'
import type { BatchDesk } from '../run/batch-desk.ts'
import { againForFree } from './again-for-free.ts'
import type { BatchEngine } from './batch-engine.ts'
import type { BatchedJob } from './batched-job.ts'
import type { ReadyCall } from './prepare-line.ts'

/** How long after a broken connection a batch that arrived can be counted on to be listed, in milliseconds. */
const listedAfterMs = 20_000

/**
 * Sends calls as one batch, after the journal and the ledger know of all of them.
 *
 * A batch whose arrival is not known is looked for by its name, and never sent again while it may be there.
 *
 * @throws RefineError `over_budget`, and what the service says to a batch that it does not take: nothing was sent then;
 *   `outcome_unknown` when nobody knows whether it arrived: where it could be looked for, its calls are noted as unknown.
 */
export async function submitChunk(
  { desk, engine, options }: BatchedJob,
  calls: readonly ReadyCall[],
): Promise<void> {
  const { log, newId, clock, budgetUsd } = desk
  expectWithinJob(spentOn(log.items.values()), sumOf(calls), budgetUsd)
  const submission = newId()
  await log.note({
    ...{ type: 'submit', submission, at: clock.now() },
    calls: calls.map(({ item, step, call }) => {
      return { item, step, call: call.id, highUsd: call.estimate?.highUsd ?? null }
    }),
  })
  const batch = await noteAndBegin(desk, engine, submission, calls, options.signal).catch(
    async (thrown: unknown) => {
      // What may have arrived stays in the journal: the next run looks for it first.
      if (!isOutcomeUnknown(toPlainError(thrown).code)) await withdraw(desk, submission)
      throw thrown
    },
  )
  if (batch !== null) await log.note({ type: 'submitted', submission, batch })
  for (const { replaces } of calls) {
    for (const call of replaces) await forget(desk.ledger, call, 'replaced')
  }
  if (batch === null) {
    await giveUp(desk, submission)
    throw fromPlainError(unheard)
  }
}

/**
 * Gives the service's id; null for a batch that may have arrived, although it is not listed.
 *
 * @throws RefineError with a code of what is surely not billed only where no batch was begun.
 */
async function noteAndBegin(
  desk: BatchDesk,
  engine: BatchEngine,
  submission: string,
  calls: readonly ReadyCall[],
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const { dailyBudgetUsd } = desk
  for (const { call } of calls) {
    await noteCall(desk, call, dailyBudgetUsd === null ? {} : { dailyBudgetUsd })
  }
  const lines = calls.map(({ line }) => line)
  return begin(desk, engine, submission, lines, signal)
}

async function begin(
  desk: BatchDesk,
  engine: BatchEngine,
  submission: string,
  lines: Parameters<BatchEngine['submit']>[1],
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const since = desk.clock.now()
  try {
    return await engine.submit(submission, lines, signal)
  } catch (thrown) {
    if (!isOutcomeUnknown(toPlainError(thrown).code)) throw thrown
    await desk.log.note({ type: 'unheard', submission })
    return findBatch(desk, engine, { submission, at: since }).catch(() => {
      throw thrown
    })
  }
}

/** Looks for a batch by its name, twice: one that has just arrived may not be listed yet. */
export async function findBatch(
  desk: BatchDesk,
  engine: BatchEngine,
  { submission, at }: Pick<Submission, 'submission' | 'at'>,
): Promise<string | null> {
  const find = () => againForFree(desk, () => engine.find(submission, at))
  const found = await find()
  if (found !== null) return found
  await desk.wait(listedAfterMs)
  return find()
}

/** Notes that a batch was never begun, and forgets its calls: they never left. */
export async function withdraw({ log, ledger }: BatchDesk, submission: string): Promise<void> {
  const calls = log.submissions.get(submission)?.calls ?? []
  for (const { call } of calls) await forget(ledger, call, 'void')
  await log.note({ type: 'withdrawn', submission })
}

/** Notes the calls of a batch as unknown that was sent and is not found: it is never sent again by itself. */
export async function giveUp({ log, ledger }: BatchDesk, submission: string): Promise<void> {
  for (const { item, call } of log.submissions.get(submission)?.calls ?? []) {
    const known = log.items.get(item)?.calls.find((one) => one.call === call)
    if (known?.state !== 'open') continue
    const { highUsd } = known
    await ledger.failed(call, unheard)
    await log.note({ type: 'unknown', item, call, highUsd, error: unheard })
  }
  await log.note({ type: 'collected', submission, outcome: 'unheard' })
}

const unheard: PlainError = {
  code: 'outcome_unknown',
  message:
    'The connection broke while a batch was sent, and it is not listed: nobody knows whether it arrived.',
  hint: 'It may have been billed. Look at your usage; send it again with --only unknown.',
  retryable: true,
}

function sumOf(calls: readonly ReadyCall[]): number | null {
  return calls.reduce<number | null>((sum, { call }) => {
    const high = call.estimate?.highUsd ?? null
    return sum === null || high === null ? null : sum + high
  }, 0)
}

/** Tells whether the same would be said to every batch, so that calls are better asked live. */
export function isRefusedAsBatch({ code }: PlainError): boolean {
  return code === 'provider_refused' || code === 'bad_setting' || code === 'too_large'
}
