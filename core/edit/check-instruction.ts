import { RefineError } from '../errors.ts'
import { maxInstructionLength } from './edit.ts'

/**
 * Gives an instruction as it is kept and sent: trimmed, in Unicode's composed form, without control characters.
 *
 * Line breaks and tabs become single spaces, so that words stay apart; emoji and every script stay as typed.
 *
 * @throws RefineError `bad_instruction` when nothing is left, or more than {@link maxInstructionLength} characters.
 */
export function checkInstruction(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
  if (clean === '') {
    throw new RefineError('bad_instruction', 'The instruction is empty.', {
      hint: 'Say in a few words what should change, for example “make the light warmer”.',
    })
  }
  if (clean.length > maxInstructionLength) {
    throw new RefineError(
      'bad_instruction',
      `The instruction has ${clean.length} characters; at most ${maxInstructionLength} are read carefully.`,
      { hint: 'Shorten it to the one change you want; what must stay goes into the keep list.' },
    )
  }
  return clean
}
