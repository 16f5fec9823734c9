import { hashEdit } from '../edit/edit-hash.ts'
import { planOfTiles } from '../edit/tiles/plan-tiles.ts'
import { RefineError } from '../errors.ts'
import type { Picked } from '../host.ts'
import type { LedgerEntry, TileOfRun } from '../ledger/ledger.ts'
import { modelOf } from '../provider.ts'
import { pastMaskUse } from './decide-mask.ts'
import { intentOfEdit } from './intent-of-edit.ts'
import { noteUnfit } from './kept-error.ts'
import { readPlanned } from './parent-to-send.ts'
import { pickedForEntry } from './picked-for-entry.ts'
import { pictureToSend } from './picture-to-send.ts'
import type { Prepared, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { settleAsAsked } from './reframe-answer.ts'
import { usageOf } from './request-tiles.ts'
import { canResume, resumeCall } from './resume-call.ts'
import { withNotes } from './settle-answer.ts'
import { type AnsweredTile, settleTiles } from './settle-tiles.ts'
import { sideBySide } from './side-by-side.ts'
import { callsWith, runIn } from './tile-run.ts'
import { wordsOf } from './words-of.ts'

/**
 * Makes a proposal again from an answer that waits in the ledger or in the provider's queue, for example after the panel
 * was closed.
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
  const { entries, entry } = await answeredEntry(deps, call, options)
  if (entry?.state === 'answered' && entry.tile) {
    return proposalFromTiles(deps, entries, { ...entry, tile: entry.tile }, options)
  }
  const answer = entry?.state === 'answered' ? await deps.ledger.answer(call) : null
  if (!entry || !answer) throw notWaiting()
  const picked = await pickedForEntry(deps.host, entry, options)
  const prepared = await preparedFrom(deps, entry, picked, options)
  const settled = await settleAsAsked(deps, prepared, answer, options).catch(
    async (thrown: unknown) => {
      await noteUnfit(deps.ledger, call, thrown)
      throw thrown
    },
  )
  return {
    call,
    prepared,
    usage: answer.usage,
    candidates: sideBySide(
      settled.map((candidate) => withNotes(candidate, changeNotes(entry, picked))),
    ),
  }
}

/** The call as it is in the book, after its answer was waited for where it stands in the provider's queue. */
async function answeredEntry(
  deps: RefineDeps,
  call: string,
  options: RefineOptions,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly entry?: LedgerEntry | undefined }> {
  const entries = await deps.ledger.entries()
  const entry = entries.find(({ id }) => id === call)
  if (!entry || !canResume(deps.provider, entry)) return { entries, entry }
  await resumeCall(deps, entry, options)
  const now = await deps.ledger.entries()
  return { entries: now, entry: now.find(({ id }) => id === call) }
}

/** Joins the tiles of a run that have arrived; where others are missing, the picture stays and the report says so. */
async function proposalFromTiles(
  deps: RefineDeps,
  entries: readonly LedgerEntry[],
  entry: LedgerEntry & { readonly tile: TileOfRun },
  options: RefineOptions,
): Promise<Proposal> {
  const { tiles, run } = entry.tile
  const picked = await pickedForEntry(deps.host, entry, options)
  const whole = { ...entry, plan: planOfTiles(tiles), estimate: null }
  const prepared = await preparedFrom(deps, whole, picked, options)
  const { arrived } = runIn(entries, run)
  const answered: AnsweredTile[] = []
  for (const [index, tile] of tiles.entries()) {
    const kept = arrived.get(index)
    const answer = kept && (await deps.ledger.answer(kept.id))
    if (!kept || !answer) continue
    answered.push({ tile, prepared: await preparedFrom(deps, kept, picked, options), answer })
  }
  if (answered.length === 0) throw notWaiting()
  const settled = await settleTiles(deps, prepared, tiles, answered, options)
  return {
    call: entry.id,
    tileCalls: callsWith(entries, entry.id),
    prepared,
    usage: usageOf(answered.map(({ answer }) => answer)),
    candidates: sideBySide(
      settled.map((candidate) => withNotes(candidate, changeNotes(entry, picked))),
    ),
  }
}

function changeNotes({ edit }: LedgerEntry, picked: Picked): readonly string[] {
  return picked.state === edit.source.state
    ? []
    : ['The picture was changed after this was asked for: it is laid over what is there now.']
}

/** Throws the pictures of a call away, at the user's wish; of a tile, those of all tiles that belong to it. */
export async function discard({ ledger }: Pick<RefineDeps, 'ledger'>, call: string): Promise<void> {
  for (const one of callsWith(await ledger.entries(), call)) await ledger.close(one, 'discarded')
}

async function preparedFrom(
  deps: RefineDeps,
  { edit, plan, estimate }: LedgerEntry,
  picked: Picked,
  options: RefineOptions,
): Promise<Prepared> {
  const { provider } = deps
  const model = modelOf(provider.info, edit.model)
  const intent = intentOfEdit(edit, picked)
  const maskUse = pastMaskUse(edit, model)
  const words = await wordsOf(deps, { edit, plan, intent, maskUse }, options)
  const parent = await readPlanned(deps, { edit, plan, intent }, options)
  return {
    edit,
    editHash: hashEdit(edit),
    plan,
    ...words,
    estimate,
    maskUse,
    sent: model
      ? await pictureToSend(deps, parent, { color: picked.color, model, size: plan.sent }, options)
      : parent.picture,
    intent,
  }
}

function notWaiting(): RefineError {
  return new RefineError('not_found', 'No result of this call is waiting.', {
    hint: 'It was placed or thrown away; refine again if you miss it.',
  })
}
