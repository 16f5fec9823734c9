import type { Language } from '../words/language.ts'
import {
  afterOpening,
  beginsObject,
  type Clause,
  endsPhrase,
  groupOf,
  isA,
  isJoint,
  isQuality,
  type Range,
} from './clause.ts'
import { findResult } from './find-result.ts'
import { fragmentAt } from './fragment.ts'
import { type Entry, lexiconOf } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** Takes one clause apart: [from, to) of the tokens. */
export function parseClause(
  tokens: readonly Token[],
  [from, to]: Range,
  language: Language,
): Clause {
  const opened = afterOpening(tokens, from, to)
  const fronted = frontedPlace(tokens, opened, to)
  const placed = fronted === null ? opened : afterOpening(tokens, fronted[1], to)
  const remarked = remarkedAt(tokens, placed, to)
  const start = remarked ?? placed
  const said = saidAt(tokens, start, to) ?? (remarked === null ? null : to)
  const fragment = said === null ? fragmentAt(tokens, start, to) : null
  if (fragment !== null) return fragmentOf([start, fragment, to], trimmed(tokens, fronted))
  const verb = said === null ? verbAt(tokens, start, to, language) : null
  const action = verb === null ? null : actionOf(tokens, verb, to, language)
  const group = said !== null ? 'said' : action === null ? 'elided' : (groupOf(action) ?? 'unknown')
  const objectFrom = verb !== null && verb[0] === start ? verb[1] : start
  const end = verb !== null && verb[0] > start ? verb[0] : to
  const found = findResult(tokens, [objectFrom, said ?? end], end, group, language)
  return { group, verb, action, ...found, place: found.place ?? trimmed(tokens, fronted) }
}

function fragmentOf(
  [from, said, to]: readonly [number, number, number],
  place: Range | null,
): Clause {
  const parts = { object: [from, said], result: [said, to], joint: 'bare', place } as const
  return { group: 'said', verb: null, action: null, ...parts }
}

/** Where the thing stands that "I don't like …", "I think …" is about. */
function remarkedAt(tokens: readonly Token[], from: number, to: number): number | null {
  const first = isA(tokens[from], 'not') ? tokens[from + 1] : tokens[from]
  if (!isA(first, 'speaker')) return null
  const at = tokens.findIndex((token, i) => i > from && isA(token, 'the', 'possessive', 'a'))
  return at < 0 || at >= to ? null : at
}

/** "Take the cup out": a verb whose particle stands behind its object does what both say together. */
function actionOf(
  tokens: readonly Token[],
  [from]: Range,
  to: number,
  language: Language,
): Entry | null {
  const verb = tokens[from]
  if (verb === undefined) return null
  const lexicon = lexiconOf(language.reading)
  for (let at = from + 1; at < to; at++) {
    if (!isA(tokens[at], 'particle')) continue
    const both = `${verb.entry.base} ${tokens[at]?.entry.base}`
    if (lexicon.has(both)) return lexicon.entry(both)
  }
  return verb.entry
}

/** "In the background, add …": the place that stands before the verb, with the comma; null where there is none. */
export function frontedPlace(tokens: readonly Token[], from: number, to: number): Range | null {
  if (!isA(tokens[from], 'place')) return null
  for (let at = from + 1; at < to; at++) {
    if (tokens[at]?.low === ',') return [from, at + 1]
    const isVerb = isA(tokens[at], 'verb') && beginsObject(tokens, at + 1)
    const isPhrase = at > from + 1 || tokens[from]?.low.includes(' ') === true
    if (isVerb && isPhrase && !isA(tokens[at - 1], 'the', 'a', 'possessive', 'to'))
      return [from, at]
  }
  return null
}

function trimmed(tokens: readonly Token[], range: Range | null): Range | null {
  if (range === null) return null
  return tokens[range[1] - 1]?.low === ',' ? [range[0], range[1] - 1] : range
}

/** Where "should be" stands after a subject; null where the clause is no statement. */
export function saidAt(tokens: readonly Token[], from: number, to: number): number | null {
  const first = tokens[from]
  const isSubject =
    isA(first, 'the', 'a', 'possessive', 'subject', 'pronoun') || !isA(first, 'verb')
  if (!isSubject || isA(first, 'place', 'preposition', 'relative') || first === undefined)
    return null
  for (let at = from + 1; at < to; at++) {
    if (isA(tokens[at], 'modal', 'be')) return at
    if (isA(tokens[at], 'relative', 'verb', 'preposition') && !isA(tokens[at], 'doubtful'))
      return null
  }
  return null
}

/** Where the verb of a clause stands; null where it has none. */
function verbAt(
  tokens: readonly Token[],
  start: number,
  to: number,
  language: Language,
): Range | null {
  const last = tokens[to - 1]
  if (
    language.reading.verbLast &&
    to - start > 1 &&
    isA(last, 'verb') &&
    !isA(tokens[start], 'verb')
  ) {
    return [to - 1, to]
  }
  if (!isVerbAt(tokens, start, to, language)) return null
  const next = tokens[start + 1]
  const isOff = !isA(tokens[start], 'do move') && beginsObject(tokens, start + 2)
  const hasParticle = isA(next, 'particle') && start + 1 < to && (!isA(next, 'place') || isOff)
  return [start, start + (hasParticle ? 2 : 1)]
}

/** Whether the first word of a clause is its verb. */
function isVerbAt(tokens: readonly Token[], at: number, to: number, language: Language): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || at >= to) return false
  if (isA(token, 'gerund')) return true
  if (isA(token, 'verb')) return !isA(token, 'doubtful') || isDoubtfulVerb(tokens, at, to)
  return isUnknownVerb(tokens, at, to, language)
}

/** At the beginning of a clause a doubtful word is a verb, unless it can be an adjective with its noun: "warm light". */
function isDoubtfulVerb(tokens: readonly Token[], at: number, to: number): boolean {
  if (at + 1 >= to) return !isQuality(tokens[at])
  if (beginsObject(tokens, at + 1) || isA(tokens[at + 1], 'particle', 'side')) return true
  const next = tokens[at + 1]
  return !isQuality(tokens[at]) && !isA(next, 'of', 'be', 'modal') && !isJoint(next)
}

/** Whether an unknown word is an imperative, by what follows it and how it ends. */
export function isUnknownVerb(
  tokens: readonly Token[],
  at: number,
  to: number,
  language: Language,
): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || at + 1 >= to) return false
  if (language.reading.noImperative.some((ending) => token.low.endsWith(ending))) return false
  const next = tokens[at + 1]
  if (!beginsObject(tokens, at + 1) || isA(next, 'every') || endsPhrase(next)) return false
  // "Silhouette the pines": a noun that is followed by "the" is none.
  const isNoun = [...token.entry.known].every((name) => name.startsWith('noun '))
  return token.entry.known.size === 0 || (isNoun && isA(next, 'the', 'possessive'))
}
