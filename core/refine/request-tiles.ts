import type { Tile } from '../edit/tiles/plan-tiles.ts'
import { RefineError, throwIfAborted, toPlainError } from '../errors.ts'
import type { Estimate, ProviderAnswer, Usage } from '../provider.ts'
import { asRefineError } from './as-refine-error.ts'
import { type Asked, askProvider } from './ask-provider.ts'
import { modelFor } from './check-intent.ts'
import { estimateOfEdit } from './estimate-of.ts'
import { expectAffordable } from './expect-affordable.ts'
import { expectChange } from './expect-change.ts'
import { forget, isFree } from './forget-call.ts'
import { unfitError } from './kept-error.ts'
import type { NotedCall } from './note-call.ts'
import { readPlanned } from './parent-to-send.ts'
import { pictureToSend } from './picture-to-send.ts'
import type { Prepared, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { requestOf } from './request-of.ts'
import { canResume, resumeCall } from './resume-call.ts'
import { withNotes } from './settle-answer.ts'
import { type AnsweredTile, settleTiles } from './settle-tiles.ts'
import { sideBySide } from './side-by-side.ts'
import { sizeToSend } from './size-to-send.ts'
import { sourceOf } from './source-of.ts'
import { sumOfEstimates } from './sum-of-estimates.ts'
import { findPartialRun, type TileRun } from './tile-run.ts'
import { wordsOf } from './words-of.ts'

/**
 * Asks for the tiles of a refinement one after the other, and joins what comes to one candidate after the other.
 *
 * Promise 2: each tile is a call of its own in the ledger. When one fails or the run is cancelled, the tiles that have
 * arrived stay there; asking for the same refinement again goes on with them, so that only the others are paid for.
 * One at a time: cancelling then leaves at most one call that may be billed for nothing.
 *
 * @param work.replaces Calls that this refinement is sent instead of ({@link callsToReplace}).
 * @throws RefineError what `request` throws; the hint says how many tiles are kept.
 */
export async function requestTiles(
  deps: RefineDeps,
  prepared: Prepared,
  work: { readonly tiles: readonly Tile[]; readonly replaces: readonly string[] },
  options: RefineOptions,
): Promise<Proposal> {
  const { tiles } = work
  const run = (await findPartialRun(deps.ledger, prepared, tiles)) ?? newRun(deps)
  const open = tiles.filter((_, index) => !run.arrived.has(index))
  const estimateOfSize = estimateOfEdit(deps.provider, prepared)
  const estimateOf = ({ plan }: Tile) => estimateOfSize(plan.sent)
  const estimate = sumOfEstimates(open.map(estimateOf))
  await expectAffordable(deps, { estimate, editHash: prepared.editHash }, options)
  const answered: (AnsweredTile & { readonly call: string })[] = []
  const notes = new Set<string>()
  let { replaces } = work
  try {
    for (const [index, tile] of tiles.entries()) {
      throwIfAborted(options.signal)
      const ofTile = await preparedTile(deps, prepared, tile, estimateOf(tile), options)
      const kept = run.arrived.get(index)
      const answer = kept && (await deps.ledger.answer(kept.id))
      if (kept && answer) {
        answered.push({ tile, prepared: ofTile, answer, call: kept.id })
        continue
      }
      const stale = run.unanswered.get(index)
      const asked =
        stale && canResume(deps.provider, stale)
          ? { call: stale.id, ...(await resumeCall(deps, stale, withoutPartials(options))) }
          : await askTile(
              deps,
              ofTile,
              { run: run.run, index, tiles },
              { replaces: stale ? [...replaces, stale.id] : replaces },
              withoutPartials(options),
            )
      replaces = []
      for (const note of asked.notes) notes.add(note)
      answered.push({ tile, prepared: ofTile, ...asked })
    }
    const settled = await settleTiles(deps, prepared, tiles, answered, options)
    expectChange(prepared, settled)
    const calls = answered.map(({ call }) => call)
    return {
      call: calls[0] ?? '',
      tileCalls: calls,
      prepared,
      usage: usageOf(answered.map(({ answer }) => answer)),
      candidates: sideBySide(settled.map((one) => withNotes(one, [...notes]))),
    }
  } catch (thrown) {
    throw await tilesError(deps, prepared, answered, tiles.length, thrown)
  }
}

function newRun({ newId }: RefineDeps): TileRun {
  return { run: newId(), arrived: new Map(), unanswered: new Map() }
}

/** Half a tile is no picture of the refinement. */
function withoutPartials({ onPartial: _, ...options }: RefineOptions): RefineOptions {
  return options
}

/** Gives what one tile is asked with: its own crop of the pixels that the edit is built on. */
export async function preparedTile(
  deps: RefineDeps,
  { tiles: _, ...prepared }: Prepared,
  { plan }: Tile,
  estimate: Estimate | null,
  options: RefineOptions,
): Promise<Prepared> {
  const { edit, intent } = prepared
  const { picked } = intent
  const model = modelFor(deps.provider.info, edit.model)
  const parent = await readPlanned(deps, { edit, plan, intent }, options)
  const size = sizeToSend({ edit, plan }, model)
  const look = { color: picked.color, model, size }
  const sent = await pictureToSend(deps, parent, look, options)
  const words = await wordsOf(deps, { ...prepared, plan }, options)
  return { ...prepared, ...words, plan, estimate, sent }
}

async function askTile(
  deps: RefineDeps,
  prepared: Prepared,
  tile: NonNullable<NotedCall['tile']>,
  { replaces }: { readonly replaces: readonly string[] },
  // The edit's budget was looked at for all tiles together.
  { budgetUsd: _, ...options }: RefineOptions,
): Promise<Asked & { readonly call: string }> {
  const { sending, notes } = await requestOf(deps, prepared, options)
  const { edit, editHash, plan, estimate, intent } = prepared
  const { id } = sending
  const count = tile.tiles.length
  const asked = await askProvider(
    deps,
    { id, edit, editHash, plan, estimate, source: sourceOf(intent.picked), tile },
    (watch) => deps.provider.edit(sending, watch),
    {
      ...options,
      onProgress: ({ stage, fraction }) =>
        options.onProgress?.({ stage, fraction: (tile.index + (fraction ?? 0)) / count }),
    },
    replaces,
  )
  return { call: id, answer: asked.answer, notes: [...notes, ...asked.notes] }
}

/** Adds up what the calls of all tiles cost; one price that is not known leaves the sum unknown. */
export function usageOf(answers: readonly ProviderAnswer[]): Usage {
  const costs = answers.map(({ usage }) => usage.costUsd)
  const isKnown = costs.every((usd) => usd !== null)
  return { costUsd: isKnown ? costs.reduce((sum: number, usd) => sum + (usd ?? 0), 0) : null }
}

async function tilesError(
  { ledger }: RefineDeps,
  { estimate }: Prepared,
  answered: readonly { readonly call: string; readonly answer: ProviderAnswer }[],
  count: number,
  thrown: unknown,
): Promise<RefineError> {
  const cost = usageOf(answered.map(({ answer }) => answer)).costUsd
  if (isFree({ costUsd: cost }, estimate)) {
    for (const { call } of answered) await forget(ledger, call, 'discarded')
    return asRefineError(thrown)
  }
  const [first] = answered
  if (!first) return asRefineError(thrown)
  if (answered.length === count) return unfitError(ledger, first.call, thrown)
  const { code, message, hint, ...details } = toPlainError(thrown)
  const kept = `${answered.length} of ${count} tiles have arrived and are kept: refine again the same way, and only the others are asked for.`
  return new RefineError(code, message, { ...details, hint: `${hint} ${kept}`, cause: thrown })
}
