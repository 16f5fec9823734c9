import { throwIfAborted } from '../errors.ts'
import { askProvider, asRefineError, forget, isFree, type NotedCall } from './ask-provider.ts'
import { expectAffordable } from './expect-affordable.ts'
import { expectChange } from './expect-change.ts'
import { expectWritable } from './expect-writable.ts'
import { keepAnswer } from './keep-answer.ts'
import { unfitError } from './kept-error.ts'
import { nextAttempt } from './next-attempt.ts'
import type { Prepared, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { proposeCrop, settleAsAsked } from './reframe-answer.ts'
import { requestOf } from './request-of.ts'
import { requestTiles } from './request-tiles.ts'
import { withNotes } from './settle-answer.ts'
import { sideBySide } from './side-by-side.ts'

/**
 * Asks the provider for what was prepared, and settles what it answers.
 *
 * Promise 2: the call is noted before it is sent, and its pictures are kept as soon as they arrive, before
 * anything is done with them. Promise 5: nothing is sent beyond the budget. Never sends twice.
 *
 * A call that cost nothing and came to nothing is forgotten; all others stay in the ledger until someone places or
 * discards them. Where requests can't be stopped (`capabilities.leavesRequests`) cancelling leaves the call alone:
 * an answer that still comes waits in the ledger, and {@link RefineOptions.onLateAnswer} tells of it.
 *
 * @throws RefineError `not_supported` where the answer could not be placed because the document can only be
 *   looked at, `over_budget`, what the provider and decoding throw, `bad_answer`, `nothing_changed`, `cancelled`.
 */
export async function request(
  deps: RefineDeps,
  prepared: Prepared,
  options: RefineOptions = {},
): Promise<Proposal> {
  throwIfAborted(options.signal)
  expectWritable(deps.host)
  if (prepared.edit.reframe?.kind === 'crop') return proposeCrop(deps, prepared, options)
  if (prepared.tiles) return requestTiles(deps, prepared, prepared.tiles, options)
  expectAffordable(prepared.estimate, options.budgetUsd)
  const { sending, notes } = await requestOf(deps, prepared, options)
  const call = sending.id
  const { picked } = prepared.intent
  const noted: NotedCall = {
    id: call,
    sentAt: deps.clock.now(),
    attempt: await nextAttempt(deps.ledger, prepared),
    edit: prepared.edit,
    plan: prepared.plan,
    source: { layer: picked.source, name: picked.name, lineage: picked.lineage },
    estimate: prepared.estimate,
  }
  await deps.ledger.open(noted)
  const answer = await askProvider(
    deps,
    noted,
    (watch) => deps.provider.edit(sending, watch),
    options,
  )
  const notKept = await keepAnswer(deps, call, answer)
  const { usage } = answer
  try {
    const settled = await settleAsAsked(deps, prepared, answer, options)
    expectChange(prepared, settled)
    const remarks = [...notes, ...notKept]
    return {
      call,
      prepared,
      usage,
      candidates: sideBySide(settled.map((one) => withNotes(one, remarks))),
    }
  } catch (thrown) {
    if (isFree(usage, prepared.estimate)) {
      await forget(deps.ledger, call)
      throw asRefineError(thrown)
    }
    throw await unfitError(deps.ledger, call, thrown)
  }
}
