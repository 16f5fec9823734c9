import { hashEdit } from '../edit/edit-hash.ts'
import { loadMask } from '../edit/stored-mask.ts'
import { RefineError } from '../errors.ts'
import type { Picked } from '../host.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import { modelOf } from '../provider.ts'
import { readParent, signalIn } from './parent-pixels.ts'
import { pictureToSend } from './picture-to-send.ts'
import { promptOf } from './prompt-of.ts'
import type { Intent, Prepared, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
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
  const picked = await pickedFor(deps, entry, options)
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

async function pickedFor(
  { host }: RefineDeps,
  { source, edit }: LedgerEntry,
  options: RefineOptions,
): Promise<Picked> {
  const picked = await host.pick(signalIn(options))
  // Layer ids mean nothing in another document, so that alone never decides.
  const isIt =
    picked &&
    (picked.state === edit.source.state ||
      (source.lineage !== null && picked.lineage === source.lineage) ||
      (picked.source === source.layer && picked.name === source.name))
  if (!isIt) {
    throw new RefineError(
      'no_layer',
      `This result belongs to “${source.name}”, which is not picked.`,
      {
        hint: `Pick “${source.name}” and try again.`,
        retryable: true,
      },
    )
  }
  const { width, height, depth } = edit.source
  if (picked.width === width && picked.height === height && picked.depth === depth) return picked
  throw new RefineError(
    'source_changed',
    `“${picked.name}” has another size or depth than when this result was asked for.`,
    { hint: 'Take that change back to place the result, or throw the result away.' },
  )
}

async function preparedFrom(
  { host, provider }: RefineDeps,
  { edit, plan, estimateUsd }: LedgerEntry,
  picked: Picked,
  options: RefineOptions,
): Promise<Prepared> {
  const model = modelOf(provider.info, edit.model)
  const parent = await readParent(host, picked.source, edit, plan.crop, options)
  const intent: Intent = {
    picked,
    parent: edit.mix ? 'shown' : edit.parent,
    instruction: edit.instruction,
    region: edit.region && loadMask(edit.region),
    edge: edit.edge,
    protect: edit.protect.map(loadMask),
    preserve: edit.preserve,
    // Their pixels went with the call; placing needs none of them.
    references: [],
    strength: edit.strength,
    model: edit.model,
    quality: edit.quality,
    variations: edit.variations,
    seed: edit.seed,
  }
  return {
    edit,
    editHash: hashEdit(edit),
    plan,
    prompt: promptOf(edit),
    estimateUsd,
    sent: model
      ? await pictureToSend(host, parent, { color: picked.color, model, size: plan.sent })
      : parent,
    intent,
  }
}

function notWaiting(): RefineError {
  return new RefineError('not_found', 'No result of this call is waiting.', {
    hint: 'It was placed or thrown away; refine again if you miss it.',
  })
}
