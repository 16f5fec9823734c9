import { toPlainError } from '../../errors.ts'
import { callsToReplace } from '../../refine/calls-to-replace.ts'
import type { NewCall } from '../../refine/note-call.ts'
import { requestOf } from '../../refine/request-of.ts'
import { sourceOf } from '../../refine/source-of.ts'
import { type Planned, prepare } from '../../refine.ts'
import type { OpenPicture } from '../run/batch-desk.ts'
import { callDeps } from '../run/call-deps.ts'
import { intentNow, noteSentBefore } from '../run/work-on-item.ts'
import { againForFree } from './again-for-free.ts'
import type { BatchLine } from './batch-engine.ts'
import { type BatchedJob, stateOf } from './batched-job.ts'

/** A call that is ready to travel. */
export interface ReadyCall {
  readonly item: string
  readonly step: number
  readonly call: NewCall
  readonly line: BatchLine
  /** Calls of the past that it is sent instead of, with the user's consent. */
  readonly replaces: readonly string[]
}

/**
 * Prepares a picture's next step for a batch: its pictures are uploaded, and nothing is asked yet.
 *
 * @returns null for what batches can't carry; `unknown` when the same was sent before and nobody agreed to send it again.
 */
export async function prepareLine(
  { desk, engine, options }: BatchedJob,
  picture: OpenPicture,
  item: string,
): Promise<ReadyCall | 'unknown' | null> {
  const state = stateOf({ desk }, item)
  const step = state.results.length
  const { provider: live, ...deps } = callDeps(desk, picture, item, step, options.signal)
  const provider = {
    ...live,
    estimate: (priced: Parameters<typeof live.estimate>[0]) =>
      engine.estimate(priced.model, live.estimate(priced)),
  }
  const prepared = await prepare({ ...deps, provider }, await intentNow(desk, picture, state))
  const { edit, editHash, plan, estimate, intent } = prepared
  const replaces = await replacedBy({ ...deps, provider }, prepared, state.consent).catch(
    async (thrown: unknown) => {
      if (toPlainError(thrown).code !== 'sent_before') throw thrown
      await noteSentBefore(desk, item, prepared, toPlainError(thrown))
      return null
    },
  )
  if (!replaces) return 'unknown'
  const { sending } = await requestOf({ ...deps, provider }, prepared, {})
  const upload = () => engine.line(sending, options.signal)
  const line = await againForFree(desk, upload, options.signal)
  if (!line) return null
  const source = sourceOf(intent.picked)
  return {
    ...{ item, step, line, replaces },
    call: { id: sending.id, edit, editHash, plan, estimate, source },
  }
}

async function replacedBy(
  deps: Parameters<typeof callsToReplace>[0],
  { editHash }: Planned,
  consent: boolean,
): Promise<readonly string[]> {
  return callsToReplace(deps, editHash, consent ? { again: true } : {})
}
