import type { Intent } from '../refine.ts'
import { chosenParent, chosenRegion } from './chosen.ts'
import type { PanelState } from './state.ts'

/** Gives what the draft asks for; null while nothing is picked. */
export function intentOf(state: PanelState): Intent | null {
  const { picked, draft, setup } = state
  if (!picked) return null
  return {
    picked,
    parent: chosenParent(state),
    instruction: draft.instruction.trim(),
    region: chosenRegion(state),
    edge: draft.edge,
    protect: draft.painting.protect ? [draft.painting.protect] : [],
    preserve: draft.preserve,
    references: [],
    strength: setup.strength,
    model: setup.model,
    quality: setup.quality,
    variations: setup.variations,
    seed: setup.seed,
  }
}
