import type { SettledCandidate } from '../edit/settle/settle.ts'
import type { SettledTile } from '../edit/tiles/join-tiles.ts'
import { planOfTiles, type Tile } from '../edit/tiles/plan-tiles.ts'
import { wantedChange } from '../edit/wanted-change.ts'
import { RefineError } from '../errors.ts'
import { modelOf, type ProviderAnswer } from '../provider.ts'
import { settleEnlargement } from './enlargement.ts'
import { readParent, signalIn } from './parent-pixels.ts'
import type { Prepared, RefineDeps, RefineOptions } from './refinement.ts'
import { readRoot, settleAnswer } from './settle-answer.ts'

/** A tile with the answer to its call. */
export interface AnsweredTile {
  readonly tile: Tile
  readonly prepared: Prepared
  readonly answer: ProviderAnswer
}

/**
 * Settles the answers of tiles each against its own crop, and joins them: the first pictures of all become the first
 * candidate, and so on, as many as every tile has.
 *
 * @param planned All tiles, also those without an answer.
 */
export async function settleTiles(
  deps: RefineDeps,
  { edit, intent }: Pick<Prepared, 'edit' | 'intent'>,
  planned: readonly Tile[],
  answered: readonly AnsweredTile[],
  options: RefineOptions,
): Promise<readonly SettledCandidate[]> {
  if (edit.reframe?.kind === 'upscale') {
    const { factor } = edit.reframe
    return settleEnlargement(deps, { edit, intent }, planned, answered, factor, options)
  }
  const settled: { readonly tile: Tile; readonly candidates: readonly SettledCandidate[] }[] = []
  for (const [index, { tile, prepared, answer }] of answered.entries()) {
    const candidates = await settleAnswer(deps, prepared, answer, {
      ...options,
      onProgress: ({ stage, fraction }) =>
        options.onProgress?.({ stage, fraction: (index + (fraction ?? 0)) / answered.length }),
    })
    if (candidates.some(({ content }) => content.kind === 'reframe')) throw otherFrame()
    settled.push({ tile, candidates })
  }
  const plan = planOfTiles(planned)
  const parent = await readParent(deps.host, intent.picked.source, edit, plan.crop, options)
  const root = await readRoot(deps.host, { plan, edit, intent }, options)
  const { region, protect, edge } = intent
  const faithful = modelOf(deps.provider.info, edit.model)?.faithful ?? false
  const joined: SettledCandidate[] = []
  const count = Math.min(...settled.map(({ candidates }) => candidates.length))
  for (let index = 0; index < count; index++) {
    const tiles = settled.flatMap(({ tile, candidates }): SettledTile[] => {
      const one = candidates[index]
      return one ? [{ tile, settled: one }] : []
    })
    const input = {
      ...{ plan, parent, region, protect, edge, faithful, planned, tiles },
      wanted: wantedChange(edit.instruction),
      preserve: edit.preserve,
      ...(root && { root }),
    }
    joined.push(await deps.work.joinTiles(input, signalIn(options)))
  }
  return joined
}

function otherFrame(): RefineError {
  return new RefineError('bad_answer', 'A tile was answered with another frame.', {
    hint: 'Try again without tiles, or with another model.',
    retryable: true,
  })
}
