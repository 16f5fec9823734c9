import type { Language } from '../words/language.ts'
import type { Topic } from '../words/reading-words.ts'
import { type Clause, isA, isJoint, isQuality, type Range } from './clause.ts'
import type { Token } from './tokens.ts'

/** The words of a clause by what they do in it, which decide what kind of change it is. */
export interface Parts {
  readonly tokens: readonly Token[]
  readonly range: Range
  readonly clause: Clause
  /** The noun that the object is about: "cup" of "the red cup on the table"; null where nothing is named. */
  readonly head: Token | null
  /** All words of the object. */
  readonly object: readonly Token[]
  /** All words of what it becomes. */
  readonly result: readonly Token[]
}

/** Takes the words of a clause by what they do in it. */
export function partsOf(
  tokens: readonly Token[],
  range: Range,
  clause: Clause,
  { advice }: Language,
): Parts {
  const object = wordsIn(tokens, clause.object)
  return {
    tokens,
    range,
    clause,
    head: headOf(object, advice.naming.headFirst),
    object,
    result: wordsIn(tokens, clause.result),
  }
}

function wordsIn(tokens: readonly Token[], range: Range | null): readonly Token[] {
  return range === null ? [] : tokens.slice(range[0], range[1])
}

/** The noun of a phrase: the last word before "of", or before "and" and a comma where a noun stands before them. */
export function headOf(words: readonly Token[], isNounFirst = false): Token | null {
  let head: Token | null = null
  for (const [i, token] of words.entries()) {
    const isEnd = i > 0 && (isA(token, 'of') || isJoint(token))
    if (isEnd && head !== null && (isA(token, 'of') || !isQuality(head) || isNamedToo(head))) break
    const isSmall = isA(token, 'the', 'a', 'possessive') && !isA(token, 'pronoun')
    if (isSmall || isJoint(token) || token.kind === 'number') continue
    if (!isNounFirst || head === null || !isQuality(token)) head = token
  }
  return head
}

function isNamedToo(token: Token): boolean {
  return [...token.entry.known].some((name) => name.startsWith('noun '))
}

/** Whether a word names something of a topic. */
export function isNoun(token: Token | null | undefined, ...about: readonly Topic[]): boolean {
  return about.some((topic) => token?.entry.known.has(`noun ${topic}`))
}

/** Whether a word says how something is, on a topic. */
export function isAdjective(token: Token | null | undefined, ...about: readonly Topic[]): boolean {
  return about.some((topic) => token?.entry.known.has(`adjective ${topic}`))
}

/** Whether any of some words is a noun or an adjective of a topic. */
export function has(words: readonly Token[], ...about: readonly Topic[]): boolean {
  return words.some((token) => isNoun(token, ...about) || isAdjective(token, ...about))
}

/** Whether a word names a thing: no table says that it is light, colour, a quality or a small word. */
export function isThing(token: Token | null | undefined): boolean {
  if (token?.kind !== 'word' || isA(token, 'pronoun', 'side', 'particle')) return false
  const isLook = isNoun(
    token,
    'light',
    'color',
    'focus',
    'finish',
    'whole',
    'background',
    'frame',
    'style',
    'size',
    'position',
  )
  return !isLook && !isQuality(token)
}
