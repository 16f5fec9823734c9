import type { VocabularyLine } from '../grammar/meaning.ts'

/** Names of picture formats, as ratios of width to height. */
export const ratioWords: readonly VocabularyLine[] = [
  ['square|a square|one to one', { is: 'ratio', width: 1, height: 1 }],
  ['widescreen|wide screen', { is: 'ratio', width: 16, height: 9 }],
  ['story|story format|stories|reel|vertical video', { is: 'ratio', width: 9, height: 16 }],
  ['ultrawide|ultra wide|cinemascope', { is: 'ratio', width: 21, height: 9 }],
]
