import type { Picked } from '../host.ts'
import type { Intent } from '../refine.ts'
import { chosenProtect, chosenRegion, parentIn } from './chosen.ts'
import { withoutPlaces } from './marked-place.ts'
import type { PanelState } from './state.ts'

/** Gives what the draft asks for; null while nothing is picked. */
export function intentOf(state: PanelState): Intent | null {
  const { picked } = state
  if (!picked) return null
  return {
    ...wholeIntentOn(state, picked),
    region: chosenRegion(state),
    protect: chosenProtect(state),
    preserve: state.draft.preserve,
    edge: state.draft.edge,
  }
}

/** Gives what the draft asks for on any picture, as a whole: what is marked on it belongs to one picture only. */
export function wholeIntentOn({ draft, setup }: PanelState, picked: Picked): Intent {
  return {
    picked,
    parent: parentIn(picked.head),
    instruction: draft.instruction.trim(),
    region: null,
    edge: { kind: 'strict' },
    protect: [],
    preserve: withoutPlaces(draft.preserve),
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
}
