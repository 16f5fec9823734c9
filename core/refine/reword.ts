import { checkInstruction } from '../edit/check-instruction.ts'
import { editSchema } from '../edit/edit.ts'
import { hashEdit } from '../edit/edit-hash.ts'
import { promptOf } from './prompt-of.ts'
import type { Intent, Prepared } from './refinement.ts'

/**
 * Gives what would be sent with other words: the same crop of the same picture, so that nothing is read again.
 *
 * Null where the words don't fit into an edit (preparing anew says why), and where something that must stay has an area:
 * whether that is protected depends on the words.
 *
 * @throws RefineError `bad_instruction`.
 */
export function reword(
  prepared: Prepared,
  { instruction, preserve }: Pick<Intent, 'instruction' | 'preserve'>,
): Prepared | null {
  if ([...preserve, ...prepared.edit.preserve].some(({ area }) => area)) return null
  const words = { instruction: checkInstruction(instruction), preserve }
  const { success, data: edit } = editSchema.safeParse({ ...prepared.edit, ...words })
  if (!success) return null
  return {
    ...prepared,
    edit,
    editHash: hashEdit(edit),
    intent: { ...prepared.intent, instruction, preserve },
    prompt: promptOf(edit),
  }
}
