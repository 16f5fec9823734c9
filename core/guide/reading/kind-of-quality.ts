import { has, headOf, isAdjective, isNoun, type Parts } from './parts.ts'
import type { ChangeKind } from './reading.ts'
import type { Token } from './tokens.ts'

/** Tells the kind of a change from what its quality is about; null where the words have none. */
export function kindOfQuality(words: readonly Token[], { head }: Parts): ChangeKind | null {
  const isWholeOrNone = head === null || isNoun(head, 'whole') || words.length === 0
  // "A deep red" is red.
  if (!isWholeOrNone && isAdjective(headOf(words), 'paint')) return 'recolor'
  if (has(words, 'focus')) return 'focus'
  if (has(words, 'style') && !has(words, 'light')) return 'style'
  if (has(words, 'paint')) return isWholeOrNone ? 'color' : 'recolor'
  if (has(words, 'color')) return 'color'
  if (has(words, 'material')) return 'material'
  if (has(words, 'size', 'position', 'shape')) return 'move'
  if (has(words, 'light')) return 'light'
  if (has(words, 'finish')) return 'finish'
  if (has(words, 'cleanup')) return 'cleanup'
  if (has(words, 'body')) return 'person'
  if (has(words, 'background')) return 'background'
  return null
}
