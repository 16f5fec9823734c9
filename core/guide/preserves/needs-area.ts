import type { Preserve, PreserveKind } from '../../edit/edit.ts'
import {
  backgroundWords,
  colorWords,
  lightShapes,
  lookWords,
  pronouns,
  smallWords,
  wholeWords,
} from '../../edit/wanted-words.ts'

/** Kinds that are always about a thing at a place. */
const thingKinds: readonly PreserveKind[] = ['text', 'product shape', 'identity']

/** Words of the picture as a whole beside those of light and look. */
const ownWords: ReadonlySet<string> = new Set(
  'framing crop angle perspective direction style layout position positions arrangement space'.split(
    ' ',
  ),
)

/**
 * Tells whether a preserve names a thing and does not say where that is: with its area it can be protected or measured,
 * without one it is only asked for.
 */
export function needsArea({ text, kind, area }: Preserve): boolean {
  if (area) return false
  if (thingKinds.includes(kind)) return true
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return kind !== 'background' && words.some((word) => !aboutAll.some((table) => table.has(word)))
}

const aboutAll = [
  wholeWords,
  lookWords,
  lightShapes,
  colorWords,
  backgroundWords,
  pronouns,
  smallWords,
  ownWords,
]
