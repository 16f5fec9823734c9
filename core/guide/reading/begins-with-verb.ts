import type { Language } from '../words/language.ts'
import type { Boundary } from './boundary.ts'
import { beginsObject, endsPhrase, groupOf, isA, isQuality, type Range } from './clause.ts'
import { isUnknownVerb } from './parse-clause.ts'
import type { Token } from './tokens.ts'

/** Whether an imperative of its own begins at a token behind a boundary. */
export function beginsWithVerb(
  tokens: readonly Token[],
  left: Range,
  at: number,
  strength: Boundary['strength'],
  isLeftWhole: boolean,
  language: Language,
): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word') return false
  const isClear = strength === 'sentence' || strength === 'then'
  if (!isClear && !isLeftWhole) return false
  const isInside = strength === 'and' && isInsideClause(tokens, left)
  const isSure = isA(token, 'verb') && !isA(token, 'doubtful')
  if (isSure) {
    if (isInside)
      return beginsObject(tokens, at + 1) && ['remove', 'replace'].includes(groupOf(token) ?? '')
    return at + 1 < tokens.length && !isA(tokens[at + 1], 'of', 'be', 'modal')
  }
  if (isInside) return false
  if (isA(token, 'verb')) return actsHere(tokens, at, isClear)
  return isUnknownVerb(tokens, at, tokens.length, language)
}

/** A doubtful verb needs something to act on: "light the candle", "crop tighter", "zoom in". */
function actsHere(tokens: readonly Token[], at: number, isClear: boolean): boolean {
  const next = tokens[at + 1]
  if (next === undefined) return false
  if (isA(next, 'stay', 'relative')) return false
  if (beginsObject(tokens, at + 1)) return true
  if (isClear) return !isQuality(tokens[at]) && !isA(next, 'of', 'be', 'modal')
  const isTighter = isA(next, 'comparative') && endsPhrase(tokens[at + 2])
  return isA(next, 'particle') || isTighter
}

/** Inside "who sits …", "so that it …", "to let in …", "and" goes on with that clause. */
function isInsideClause(tokens: readonly Token[], [from, to]: Range): boolean {
  for (let at = from + 1; at < to; at++) {
    const token = tokens[at]
    if (isA(token, 'relative') && !isA(tokens[at + 1], 'the')) return true
    if (isA(token, 'preposition') && isA(tokens[at + 1], 'subject', 'the', 'a')) {
      const rest = tokens.slice(at + 2, at + 5)
      if (rest.some((one) => isA(one, 'be', 'modal', 'seem'))) return true
    }
    if (isA(token, 'to') && isA(tokens[at + 1], 'verb') && endsOrActs(tokens, at + 1)) return true
  }
  return false
}

function endsOrActs(tokens: readonly Token[], at: number): boolean {
  return (
    !isA(tokens[at], 'doubtful') ||
    beginsObject(tokens, at + 1) ||
    isA(tokens[at + 1], 'particle', 'place')
  )
}
