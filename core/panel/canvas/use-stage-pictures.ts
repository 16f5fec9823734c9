import { useMemo } from 'preact/hooks'
import { rectOf } from '../../image/rect.ts'
import { targetOf } from '../../refine/target-of.ts'
import { chosenParent, findVersionById } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { type CandidatePicture, candidatePicture } from './candidate-picture.ts'
import { bandsOf } from './picture-bands.ts'
import { type LoadedLevels, useLevels } from './use-levels.ts'

/** Everything that the stage draws below its overlay. */
export interface StagePictures {
  /** What shows, or what the candidates were made for. */
  readonly shown: LoadedLevels
  /** What it is compared with. */
  readonly before: LoadedLevels
  /** The candidate that is being looked at. */
  readonly candidate: (LoadedLevels & Pick<CandidatePicture, 'rect' | 'replaces'>) | null
  /** What is being painted right now, where it lies; half-painted. */
  readonly partial: (LoadedLevels & Pick<CandidatePicture, 'rect'>) | null
}

/** Reads the pictures that the state asks for, each once. */
export function useStagePictures(store: PanelStore, state: PanelState): StagePictures {
  const { picked, choice, stage, run } = state
  const parent = choice ? choice.proposal.prepared.intent.parent : chosenParent(state)
  const base = targetOf(parent)
  const stamp = picked && `${picked.source} ${picked.state} ${picked.width}×${picked.height}`
  const touched = showsAdjusted(state) ? ` ${state.looks}` : ''
  const headName = picked ? JSON.stringify([base, parent === 'shown' ? picked.head : null]) : ''
  const shownKey = stamp && `${stamp} ${headName}${parent === null ? '' : touched}`
  const shown = useLevels(shownKey, (signal) => {
    if (!picked) throw new TypeError('Expected a picked layer but nothing is picked')
    return store.readForDisplay(base, rectOf(picked), { signal }).then(bandsOf)
  })

  const beforeTarget = targetOf(stage.compare === 'parent' ? parentOfHead(state) : null)
  // With candidates on the stage, what shows is itself the picture before.
  const beforeKey =
    stamp && stage.compare !== null && !choice
      ? `${stamp} ${JSON.stringify(beforeTarget)}${beforeTarget.kind === 'source' ? '' : touched}`
      : null
  const before = useLevels(beforeKey, (signal) => {
    if (!picked) throw new TypeError('Expected a picked layer but nothing is picked')
    return store.readForDisplay(beforeTarget, rectOf(picked), { signal }).then(bandsOf)
  })

  const content = choice?.proposal.candidates[choice.previewed]?.content ?? null
  const preview = useMemo(() => content && candidatePicture(content), [content])
  const candidateKey = choice && preview ? `${choice.proposal.call} ${choice.previewed}` : null
  const candidate = useLevels(candidateKey, () =>
    preview
      ? Promise.resolve(preview.picture)
      : Promise.reject(new TypeError('Expected a candidate')),
  )
  const painted = run?.partial && run.crop ? { picture: run.partial, rect: run.crop } : null
  const partial = useLevels(painted && `${run?.partials}`, () =>
    painted
      ? Promise.resolve(bandsOf(painted.picture))
      : Promise.reject(new TypeError('Expected a half-painted picture')),
  )
  return {
    shown,
    before,
    partial: painted && { ...partial, rect: painted.rect },
    candidate: preview ? { ...candidate, rect: preview.rect, replaces: preview.replaces } : null,
  }
}

/** The version that the visible one refines; null is the source. */
function parentOfHead(state: PanelState): string | null {
  const head = state.picked?.head
  if (head?.kind !== 'version') return null
  return findVersionById(state, head.id)?.record.parent ?? null
}

/** A version that was changed by hand may change again without a new id: then it is read after every look. */
function showsAdjusted(state: PanelState): boolean {
  const versions = state.lineages.flatMap((lineage) => lineage.versions)
  return versions.some((version) => version.visible && version.adjusted)
}
