import { applyKit } from '../guide/brand-kit/apply-kit.ts'
import { withLocks } from '../guide/preserves/with-locks.ts'
import type { Lock } from '../history/lineage-notes.ts'
import type { Picked } from '../host.ts'
import type { Intent } from '../refine.ts'
import { chosenProtect, chosenRegion, parentIn } from './chosen.ts'
import { chosenKit } from './chosen-kit.ts'
import { withoutPlaces } from './marked-place.ts'
import type { PanelState } from './state.ts'

/** Gives what the draft asks for; null while nothing is picked. */
export function intentOf(state: PanelState): Intent | null {
  const { picked } = state
  if (!picked) return null
  const marked = { protect: chosenProtect(state), preserve: state.draft.preserve }
  const intent: Intent = {
    ...wholeIntentOn(state, picked),
    ...withLocks(marked, locksOf(state, picked)),
    region: chosenRegion(state),
    edge: state.draft.edge,
  }
  return applyKit(intent, chosenKit(state))
}

/** Gives what the draft asks for on any picture, as a whole: what is marked on it belongs to one picture only. */
export function wholeIntentOn(state: PanelState, picked: Picked): Intent {
  const { draft, setup } = state
  const marked = { protect: [], preserve: withoutPlaces(draft.preserve) }
  const intent: Intent = {
    picked,
    parent: parentIn(picked.head),
    instruction: draft.instruction.trim(),
    region: null,
    edge: { kind: 'strict' },
    ...withLocks(marked, locksOf(state, picked)),
    references: draft.references,
    strength: setup.strength,
    model: setup.model,
    quality: setup.quality,
    ...(setup.complexity !== null && { complexity: setup.complexity }),
    ...(setup.maskUse !== null && { maskUse: setup.maskUse }),
    variations: setup.variations,
    seed: setup.seed,
    ...(setup.tiles && { tiles: true }),
  }
  return applyKit(intent, chosenKit(state))
}

/** Locks hold for their own picture, whatever is picked beside it. */
export function locksOf({ lineages }: PanelState, { lineage }: Picked): readonly Lock[] {
  return lineages.find(({ id }) => id === lineage)?.notes.locks ?? []
}
