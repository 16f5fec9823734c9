import { hashEdit } from '../edit/edit-hash.ts'
import { RefineError } from '../errors.ts'
import type { Picked } from '../host.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import { modelOf } from '../provider.ts'
import { intentOfEdit } from './intent-of-edit.ts'
import { readParent } from './parent-pixels.ts'
import { pickedForEntry } from './picked-for-entry.ts'
import { pictureToSend } from './picture-to-send.ts'
import { promptOf } from './prompt-of.ts'
import type { Prepared, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { settleAnswer, withNotes } from './settle-answer.ts'

/**
 * Makes a proposal again from an answer that waits in the ledger, for example after the panel was closed.
 *
 * The source that it belongs to must be picked. If that was changed meanwhile but has its size still, the answer
 * is settled against what is there now, and says so.
 *
 * @throws RefineError `not_found` when no such answer waits, `no_layer` when another layer is picked,
 *   `source_changed` when it can't lie on the picture any more, and what settling throws.
 */
export async function proposalFromLedger(
  deps: RefineDeps,
  call: string,
  options: RefineOptions = {},
): Promise<Proposal> {
  const entry = (await deps.ledger.entries()).find(({ id }) => id === call)
  const answer = entry?.state === 'arrived' ? await deps.ledger.answer(call) : null
  if (!entry || !answer) throw notWaiting()
  const picked = await pickedForEntry(deps.host, entry, options)
  const prepared = await preparedFrom(deps, entry, picked, options)
  const settled = await settleAnswer(deps, prepared, answer, options)
  const changed =
    picked.state === entry.edit.source.state
      ? []
      : ['The picture was changed after this was asked for: it is laid over what is there now.']
  return {
    call,
    prepared,
    usage: answer.usage,
    candidates: settled.map((candidate) => withNotes(candidate, changed)),
  }
}

/** Throws the pictures of a call away, at the user's wish. */
export async function discard(deps: Pick<RefineDeps, 'ledger'>, call: string): Promise<void> {
  await deps.ledger.close(call)
}

async function preparedFrom(
  deps: RefineDeps,
  { edit, plan, estimateUsd }: LedgerEntry,
  picked: Picked,
  options: RefineOptions,
): Promise<Prepared> {
  const { host, provider } = deps
  const model = modelOf(provider.info, edit.model)
  const parent = await readParent(host, picked.source, edit, plan.crop, options)
  return {
    edit,
    editHash: hashEdit(edit),
    plan,
    prompt: promptOf(edit),
    estimateUsd,
    sent: model
      ? await pictureToSend(deps, parent, { color: picked.color, model, size: plan.sent }, options)
      : parent,
    intent: intentOfEdit(edit, picked),
  }
}

function notWaiting(): RefineError {
  return new RefineError('not_found', 'No result of this call is waiting.', {
    hint: 'It was placed or thrown away; refine again if you miss it.',
  })
}
