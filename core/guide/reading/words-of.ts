import type { Language } from '../words/language.ts'
import { tokensOf } from './tokens.ts'

/**
 * Gives the words of a text as readings see them: lower case, American spelling, typing mistakes mended, known plurals
 * and forms of verbs in their plain form. Quoted text and numbers are one word as typed.
 */
export function wordsOf(text: string, language: Language): readonly string[] {
  return tokensOf(text, language)
    .filter(({ kind }) => kind !== 'mark' && kind !== 'stop')
    .map(({ low, entry }) => entry.base || low)
}
