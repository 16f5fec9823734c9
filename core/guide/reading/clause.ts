import type { VerbGroup } from '../words/reading-words.ts'
import type { Entry, Known } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** Part of a list of tokens: [from, to). */
export type Range = readonly [from: number, to: number]

/** One clause, taken apart. Ranges count in the tokens that were given. */
export interface Clause {
  /** What the verb does; `elided` without one; `said` for "the light should be warmer"; `unknown` for a verb of no table. */
  readonly group: VerbGroup | 'elided' | 'said' | 'unknown'
  /** Null where none is typed. */
  readonly verb: Range | null
  /** The verb as the tables have it, with a particle behind the object; null where none is typed. */
  readonly action: Entry | null
  /** What it acts on, or what is named. */
  readonly object: Range | null
  /** What it becomes: after "to", "into", "with", or an adjective after the object. */
  readonly result: Range | null
  /** How the result is joined: by a word like "to", a word like "with", or none. */
  readonly joint: 'to' | 'with' | 'bare' | null
  readonly place: Range | null
}

/** Whether a token has one of the classes. */
export function isA(token: Token | undefined, ...classes: readonly Known[]): boolean {
  return token !== undefined && classes.some((name) => token.entry.known.has(name))
}

/** What a verb does, by the first class of it that says so. */
export function groupOf(entry: Entry | undefined): VerbGroup | null {
  for (const name of entry?.known ?? []) {
    if (name.startsWith('do ')) return name.slice(3) as VerbGroup
  }
  return null
}

/** Whether a token says how something is: an adjective, a colour, a material. */
export function isQuality(token: Token | undefined): boolean {
  for (const name of token?.entry.known ?? []) {
    if (name.startsWith('adjective ') || name === 'quality' || name === 'comparative') return true
  }
  return false
}

/** Where a clause begins after "please", "then", "can you", "slightly". */
export function afterOpening(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (at < to && (isA(tokens[at], 'opening', 'next', 'adverb') || tokens[at]?.low === ',')) at++
  const asked = askedAt(tokens, at, to)
  return asked === null ? at : afterOpening(tokens, asked, to)
}

/** "It would be great if you could …", "I wonder, could you …": what is asked for stands behind it. */
function askedAt(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at < Math.min(to - 1, from + 7); at++) {
    if (isA(tokens[at], 'verb') && !isA(tokens[at], 'doubtful')) return null
    if (tokens[at]?.kind === 'stop' || isA(tokens[at], 'the', 'a') || isTopic(tokens[at]))
      return null
    if (isA(tokens[at], 'asking') && !isJoint(tokens[at + 1])) return at + 1
  }
  return null
}

/** Whether a token names something that a table knows. */
export function isTopic(token: Token | undefined): boolean {
  return [...(token?.entry.known ?? [])].some((name) => name.startsWith('noun '))
}

/** Whether an object can begin here: a determiner, a pronoun, an amount of a thing, quoted text. */
export function beginsObject(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined || isA(token, 'relative')) return false
  if (isA(token, 'more', 'less')) return isNamed(tokens[at + 1])
  return token.kind === 'quote' || isA(token, 'the', 'a', 'possessive', 'pronoun')
}

/** Whether a word names something, rather than saying how or where it is. */
export function isNamed(token: Token | undefined): boolean {
  return token?.kind === 'word' && !endsPhrase(token) && !isQuality(token) && !isJoint(token)
}

/** Whether a noun phrase ends before this token. */
export function endsPhrase(token: Token | undefined): boolean {
  if (token === undefined || token.kind === 'stop') return true
  const isEnd = isA(token, 'place', 'to', 'with', 'from', 'preposition', 'relative', 'modal', 'be')
  return isEnd || isA(token, 'while', 'but', 'seem', 'without', 'except')
}

/** Whether a token joins what stands beside it. */
export function isJoint(token: Token | undefined): boolean {
  return token?.kind === 'mark' || isA(token, 'and')
}
