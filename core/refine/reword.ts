import { checkInstruction } from '../edit/check-instruction.ts'
import { editSchema } from '../edit/edit.ts'
import { hashEdit } from '../edit/edit-hash.ts'
import { modelFor } from './check-intent.ts'
import { maskUseOf } from './decide-mask.ts'
import { estimateOfEdit, sumOfPlan } from './estimate-of.ts'
import { promptOf } from './prompt-of.ts'
import type { Intent, Prepared, RefineDeps } from './refinement.ts'

/**
 * Gives what would be sent with other words: the same crop of the same picture, so that nothing is read again.
 *
 * Null where the words don't fit into an edit (preparing anew says why), where something that must stay has an area
 * (whether that is protected depends on the words), and where the words change how the model is told the place.
 *
 * @param deps.provider The one that it was prepared for.
 * @throws RefineError `bad_instruction`.
 */
export function reword(
  { provider }: Pick<RefineDeps, 'provider'>,
  prepared: Prepared,
  { instruction, preserve }: Pick<Intent, 'instruction' | 'preserve'>,
): Prepared | null {
  if ([...preserve, ...prepared.edit.preserve].some(({ area }) => area)) return null
  const words = { instruction: checkInstruction(instruction), preserve }
  const { success, data: edit } = editSchema.safeParse({ ...prepared.edit, ...words })
  if (!success) return null
  const model = modelFor(provider.info, edit.model)
  const maskUse = maskUseOf(edit, model)
  if (maskUse.use !== prepared.maskUse.use) return null
  const intent = { ...prepared.intent, instruction, preserve }
  const prompt = promptOf({ edit, maskUse, place: prepared.place }, model)
  const worded = { ...prepared, edit, editHash: hashEdit(edit), intent, maskUse, prompt }
  return { ...worded, estimate: sumOfPlan(worded, estimateOfEdit(provider, worded)) }
}
