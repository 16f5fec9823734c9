import { prepositions, smallWords } from '../../edit/wanted-words.ts'

/** Tells whether two instructions are about the same thing, so that the later rewords the earlier. */
export function asksForTheSame(later: string, earlier: string): boolean {
  const said = contentOf(earlier)
  return [...contentOf(later)].some((word) => said.has(word))
}

function contentOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => !smallWords.has(word) && !prepositions.has(word)))
}
