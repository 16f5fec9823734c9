import type { SettledCandidate } from '../edit/settle/settle.ts'
import type { Tile } from '../edit/tiles/plan-tiles.ts'
import { rectOf } from '../image/rect.ts'
import { modelOf } from '../provider.ts'
import { candidatePixels } from './candidate-pixels.ts'
import { readParent, signalIn } from './parent-pixels.ts'
import type { Prepared, RefineDeps, RefineOptions } from './refinement.ts'
import { withNotes } from './settle-answer.ts'
import type { AnsweredTile } from './settle-tiles.ts'

/** Settles the answers to an enlargement: the first pictures of all tiles become the first candidate, and so on. */
export async function settleEnlargement(
  deps: RefineDeps,
  { edit, intent }: Pick<Prepared, 'edit' | 'intent'>,
  planned: readonly Tile[],
  answered: readonly AnsweredTile[],
  factor: number,
  options: RefineOptions,
): Promise<readonly SettledCandidate[]> {
  const { picked } = intent
  const signal = signalIn(options)
  const model = modelOf(deps.provider.info, edit.model)
  const old = await readParent(deps.host, picked.source, edit, rectOf(edit.source), options)
  const count = Math.min(...answered.map(({ answer }) => answer.candidates.length))
  const settled: SettledCandidate[] = []
  for (let index = 0; index < count; index++) {
    options.onProgress?.({ stage: 'settling', fraction: index / count })
    const answers = []
    const notes = new Set<string>()
    for (const { tile, answer } of answered) {
      const candidate = answer.candidates[index]
      if (!candidate) continue
      const pixels = await candidatePixels(candidate, deps, picked, model, signal)
      answers.push({ tile, candidate: pixels.picture })
      for (const note of pixels.notes) notes.add(note)
    }
    const one = await deps.work.settleUpscale({ old, factor, planned, answers }, signal)
    settled.push(withNotes(one, [...notes]))
  }
  return settled
}
