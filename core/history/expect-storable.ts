import { RefineError } from '../errors.ts'

/**
 * Most characters that one text in a document may have: what a layer carries as notes, or a text of the document.
 *
 * The same for every host, so that what one document holds can be carried over into any other. Masks of locks have up
 * to 100 000 characters each. No tool documents a limit of its own for all that a layer carries; with Figma's entries
 * and Photoshop's metadata every look at the document reads all of it again.
 */
export const maxStoredCharacters = 1_000_000

/**
 * Refuses a text that is too long to be kept in a document.
 *
 * @param what names it at the beginning of a sentence, in the plural: "The brief and the locks of this picture".
 * @throws RefineError `too_large`.
 */
export function expectStorable(text: string, what: string): void {
  if (text.length <= maxStoredCharacters) return
  const size = (text.length / 1_000_000).toFixed(1)
  throw new RefineError('too_large', `${what} take ${size} MB, more than a document can keep.`, {
    hint: 'Remove what is no longer needed there, then try again.',
  })
}
