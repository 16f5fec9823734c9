import { readInstruction } from '../reading/read-instruction.ts'
import { onlyAdded } from './added.ts'
import { comparativeOf, findQuality, findWords } from './axis-words.ts'
import { lex } from './lex.ts'
import { changesAbout, directionOf, type Past } from './past.ts'
import { makeMore } from './regrade.ts'
import { nounOf } from './retarget.ts'
import type { Scene } from './scene.ts'
import { asSentence, fill } from './sentences.ts'

/** Makes the rest of a follow-up ("brighter", "make it cooler") a full instruction; null where it is not clear of what. */
export function complete(text: string, { words, past }: Scene): string | null {
  const bare = lex(text, words)
    .filter(
      ({ signs }) =>
        !['filler', 'make', 'article', 'small', 'big'].some((s) => signs.has(s as 'filler')),
    )
    .map((token) => token.text)
    .join(' ')
  const quality = findQuality(bare, words, 'comparative')
  if (quality && quality.start === 0 && quality.end === bare.length) {
    const about = [...past].reverse().flatMap((step) => nounsOn(step, quality.axis))[0]
    const what = about ?? words.axes[quality.axis].of
    return what === ''
      ? null
      : makeMore(what, comparativeOf(quality, words), sizeOf(text, words), words)
  }
  const { sentences } = words
  for (const [begins, sentence] of [
    [sentences.without, sentences.remove],
    [sentences.with, sentences.add],
  ] as const) {
    const what = text.slice(begins.length).trim()
    if (findWords(text, begins)?.start !== 0 || what === '') continue
    const own = sentence === sentences.add ? past.flatMap((step) => changesAbout(step, what)) : []
    const [known, ...others] = own.filter(({ kind }) => kind === 'add')
    return known && others.length === 0 ? onlyAdded(known, [what], words) : fill(sentence, { what })
  }
  const { changes } = readInstruction(text)
  const isFull = changes.some(
    ({ verb, target, direction, result }) => verb || (target && (direction || result)),
  )
  return isFull ? asSentence(text) : null
}

function nounsOn({ changes, words }: Past, axis: string): string[] {
  return changes.flatMap((change) => {
    const noun = directionOf(change, words)?.axis === axis ? nounOf(change, words) : null
    return noun === null ? [] : [noun]
  })
}

function sizeOf(text: string, words: Scene['words']): 0 | 1 {
  return lex(text, words).some(({ signs }) => signs.has('small')) ? 0 : 1
}
