import type { Edit } from '../edit/edit.ts'
import { loadMask } from '../edit/stored-mask.ts'
import type { Picked } from '../host.ts'
import type { Intent } from './refinement.ts'

/** Gives what an edit asked for as an intent on a picked source; the pixels of its references are not kept. */
export function intentOfEdit(edit: Edit, picked: Picked): Intent {
  return {
    picked,
    parent: edit.mix ? 'shown' : edit.parent,
    instruction: edit.instruction,
    region: edit.region && loadMask(edit.region),
    edge: edit.edge,
    protect: edit.protect.map(loadMask),
    preserve: edit.preserve,
    ...(edit.brand && { brand: edit.brand }),
    references: [],
    strength: edit.strength,
    model: edit.model,
    quality: edit.quality,
    ...(edit.complexity !== undefined && { complexity: edit.complexity }),
    ...(edit.maskUse && { maskUse: edit.maskUse }),
    variations: edit.variations,
    seed: edit.seed,
    ...(edit.tiles && { tiles: true }),
    ...(edit.reframe && { reframe: edit.reframe }),
  }
}
