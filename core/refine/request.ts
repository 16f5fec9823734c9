import { throwIfAborted } from '../errors.ts'
import { asRefineError } from './as-refine-error.ts'
import { type Asked, askProvider } from './ask-provider.ts'
import { callsToReplace } from './calls-to-replace.ts'
import { expectChange } from './expect-change.ts'
import { expectWritable } from './expect-writable.ts'
import { forget, isFree } from './forget-call.ts'
import { joinRequest } from './join-request.ts'
import { unfitError } from './kept-error.ts'
import type { Prepared, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { proposeCrop, settleAsAsked } from './reframe-answer.ts'
import { requestOf } from './request-of.ts'
import { requestTiles } from './request-tiles.ts'
import { findQueued, resumeCall } from './resume-call.ts'
import { withNotes } from './settle-answer.ts'
import { sideBySide } from './side-by-side.ts'
import { sourceOf } from './source-of.ts'

/**
 * Asks the provider for what was prepared, and settles what it answers.
 *
 * Promise 2: the call is noted before it is sent, and its pictures are kept as soon as they arrive, before
 * anything is done with them. Promise 5: nothing is sent beyond the budgets, and nothing twice without the user's
 * consent. Asking for the same while it is under way joins that call; one that waits in the provider's queue since
 * before is resumed.
 *
 * A call that cost nothing and came to nothing is forgotten; all others stay in the ledger until someone places or
 * discards them. Where requests can't be stopped (`capabilities.leavesRequests`) cancelling leaves the call alone:
 * an answer that still comes waits in the ledger, and {@link RefineOptions.onLateAnswer} tells of it.
 *
 * @throws RefineError `not_supported` where the answer could not be placed because the document can only be
 *   looked at, `over_budget`, `sent_before`, what the provider and decoding throw, `bad_answer`, `nothing_changed`,
 *   `cancelled`.
 */
export async function request(
  deps: RefineDeps,
  prepared: Prepared,
  options: RefineOptions = {},
): Promise<Proposal> {
  throwIfAborted(options.signal)
  expectWritable(deps.host)
  if (prepared.edit.reframe?.kind === 'crop') return proposeCrop(deps, prepared, options)
  // The same pixels may lie in two layers: then they are two requests.
  const key = `edit ${prepared.intent.picked.source} ${prepared.editHash}`
  return joinRequest(deps, key, options, async (shared) => {
    const replaces = await callsToReplace(deps, prepared.editHash, shared)
    const { tiles } = prepared
    return tiles
      ? requestTiles(deps, prepared, { tiles, replaces }, shared)
      : requestOne(deps, prepared, replaces, shared)
  })
}

async function requestOne(
  deps: RefineDeps,
  prepared: Prepared,
  replaces: readonly string[],
  options: RefineOptions,
): Promise<Proposal> {
  const queued = await findQueued(deps, prepared.editHash)
  if (queued) {
    const asked = await resumeCall(deps, queued, options)
    return proposalOf(deps, prepared, { ...asked, call: queued.id }, options)
  }
  const { edit, editHash, plan, estimate, intent } = prepared
  const { sending, notes } = await requestOf(deps, prepared, options)
  const { id } = sending
  const source = sourceOf(intent.picked)
  const asked = await askProvider(
    deps,
    { id, edit, editHash, plan, estimate, source },
    (watch) => deps.provider.edit(sending, watch),
    options,
    replaces,
  )
  const remarks = [...notes, ...asked.notes]
  return proposalOf(deps, prepared, { ...asked, notes: remarks, call: id }, options)
}

/** Settles an answer that is kept. */
async function proposalOf(
  deps: RefineDeps,
  prepared: Prepared,
  { call, answer, notes }: Asked & { readonly call: string },
  options: RefineOptions,
): Promise<Proposal> {
  const { usage } = answer
  try {
    const settled = await settleAsAsked(deps, prepared, answer, options)
    expectChange(prepared, settled)
    return {
      call,
      prepared,
      usage,
      candidates: sideBySide(settled.map((one) => withNotes(one, notes))),
    }
  } catch (thrown) {
    if (isFree(usage, prepared.estimate)) {
      await forget(deps.ledger, call, 'discarded')
      throw asRefineError(thrown)
    }
    throw await unfitError(deps.ledger, call, thrown)
  }
}
