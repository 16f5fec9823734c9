import { type ErrorCode, type PlainError, toPlainError } from '../../errors.ts'
import { isOutcomeUnknown, mayBeBilled } from '../../ledger/billing.ts'
import { partFinder } from '../../refine/replay/part-finder.ts'
import { type Planned, prepare, type RefineOptions, requestBest } from '../../refine.ts'
import type { BatchStep } from '../batch-steps.ts'
import { intentOfStep } from '../intent-of-step.ts'
import { type ItemState, isFinal } from '../item-state.ts'
import type { BatchDesk, OpenPicture } from './batch-desk.ts'
import { callDeps } from './call-deps.ts'
import { finishCalls } from './finish-calls.ts'
import { measureItem } from './measure-item.ts'
import { placeStep } from './place-step.ts'
import { versionIn } from './version-in.ts'

/** How working on a picture ended, beside what its state says. */
export type WorkOutcome =
  | { readonly kind: 'ended' }
  /** Nothing more should begin: the same would happen to every other picture. */
  | { readonly kind: 'stop'; readonly reason: PlainError }

/** Failures that every other picture of the job would meet as well. */
const stopping: readonly ErrorCode[] = ['missing_key', 'bad_key', 'out_of_credit', 'host_failed']

/** Failures before a call that say nothing about the picture: it waits as before. */
const waiting: readonly ErrorCode[] = ['cancelled', 'over_budget']

/**
 * Takes one picture through the steps that are left, each asked live, until it is done, failed or unknown.
 *
 * What an earlier run left open comes first. Every answer is in the document on disk before the next step is asked.
 *
 * @param signal Lets no further call begin; an open one is waited for, because it is paid for.
 * @throws what the journal throws: then nothing is known any more, and the program must not go on.
 */
export async function workOnItem(
  desk: BatchDesk,
  item: string,
  signal?: AbortSignal,
): Promise<WorkOutcome> {
  const now = () => desk.log.items.get(item) as ItemState // a picture of the job
  try {
    const picture = await desk.open(now().planned)
    if (!(await finishCalls(desk, picture, now(), signal))) return { kind: 'ended' }
    while (isLeft(desk, now())) await askLive(desk, picture, now(), signal)
    await finishItem(desk, picture, now())
    return { kind: 'ended' }
  } catch (thrown) {
    return noteFailure(desk, now(), thrown)
  }
}

/** Tells whether a picture has a step left that can be asked. */
export function isLeft({ steps }: BatchDesk, state: ItemState): boolean {
  return !isFinal(state) && state.results.length < steps.length
}

/** Asks a picture's next step live, and places what comes. */
export async function askLive(
  desk: BatchDesk,
  picture: OpenPicture,
  state: ItemState,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { item } = state.planned
  const step = state.results.length
  const deps = callDeps(desk, picture, item, step, signal)
  const prepared = await prepare(deps, await intentNow(desk, picture, state))
  try {
    const proposal = await requestBest(deps, prepared, optionsFor(desk, state))
    await placeStep(desk.log, deps, proposal, { item, step })
  } catch (thrown) {
    if (toPlainError(thrown).code !== 'sent_before') throw thrown
    await noteSentBefore(desk, item, prepared, toPlainError(thrown))
  }
}

/** Nobody is asked here whether to send again: the picture is unknown until the user says so. */
export async function noteSentBefore(
  { log, ledger }: BatchDesk,
  item: string,
  { editHash, estimate }: Planned,
  error: PlainError,
): Promise<void> {
  const entries = await ledger.entries()
  const before = entries
    .filter(({ attempt, state }) => attempt.edit === editHash && state !== 'answered')
    .at(-1)
  const highUsd = before?.estimate?.highUsd ?? estimate?.highUsd ?? null
  await log.note({ type: 'unknown', item, call: before?.id ?? editHash, highUsd, error })
}

/** Without the signal: what is sent is paid for, so it is waited for. */
function optionsFor(
  { dailyBudgetUsd, onWarning }: BatchDesk,
  { consent }: ItemState,
): RefineOptions {
  return {
    ...(onWarning && { onWarning }),
    ...(dailyBudgetUsd !== null && { dailyBudgetUsd }),
    ...(consent && { again: true }),
  }
}

/** Gives what the next step asks of a picture: it refines what the step before made. */
export async function intentNow(desk: BatchDesk, picture: OpenPicture, state: ItemState) {
  const step = desk.steps[state.results.length] as BatchStep // a step is left
  const picked = await picture.pick()
  const parent = await versionIn(picture, picked, state.results.at(-1)?.version ?? null)
  const around = await desk.around(state.planned, state.anchor)
  const findPart = partFinder({ host: picture.host, work: desk.work }, { picked, parent })
  return intentOfStep(step, { picked, parent }, around, findPart)
}

/** Measures a picture that has all its versions, and notes that it is done. */
export async function finishItem(
  desk: BatchDesk,
  picture: OpenPicture,
  state: ItemState,
): Promise<void> {
  if (isFinal(state)) return
  const measures = await measureItem(desk, picture, state)
  await desk.log.note({ type: 'done', item: state.planned.item, measures })
}

/**
 * Notes why a picture came to nothing, as far as that is known.
 *
 * A call whose answer is kept stays answered: what could not be saved is saved by the next run, without asking again.
 */
export async function noteFailure(
  { log }: BatchDesk,
  state: ItemState,
  thrown: unknown,
): Promise<WorkOutcome> {
  const error = toPlainError(thrown)
  const { item } = state.planned
  const stop: WorkOutcome = { kind: 'stop', reason: error }
  const call = state.calls.filter(({ state: now }) => now === 'open' || now === 'answered').at(-1)
  if (call?.state === 'answered' && error.code === 'host_failed') return stop
  if (!call && waiting.includes(error.code)) return stop
  const { highUsd = 0 } = call ?? {}
  if (call?.state === 'open' && highUsd !== 0 && isOutcomeUnknown(error.code)) {
    await log.note({ type: 'unknown', item, call: call.call, highUsd, error })
  } else {
    const unsure = call?.state === 'open' && highUsd !== 0 && mayBeBilled(error)
    const failed = { type: 'failed', item, call: call?.call ?? null, error } as const
    await log.note({ ...failed, ...(unsure && { unsure }) })
  }
  return stopping.includes(error.code) ? stop : { kind: 'ended' }
}
