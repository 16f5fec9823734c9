import { findWords } from './axis-words.ts'

/** Puts other words in the place of some words of a text. */
export function replaceIt(text: string, said: string, instead: string): string {
  const at = findWords(text, said)
  return at ? `${text.slice(0, at.start)}${instead}${text.slice(at.end)}` : text
}
