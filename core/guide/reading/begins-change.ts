import type { Language } from '../words/language.ts'
import { beginsWithVerb } from './begins-with-verb.ts'
import { type Boundary, nextBoundary } from './boundary.ts'
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
import { fitsIn, isApart, replacesRemoved } from './joins-left.ts'
import { frontedPlace, parseClause, saidAt } from './parse-clause.ts'
import type { Token } from './tokens.ts'

/** What begins after a boundary. */
export interface Start {
  readonly kind: 'change' | 'keep'
  readonly shared: Range | null
}

const own: Start = { kind: 'change', shared: null }

/**
 * Tells whether what follows a boundary is a change by itself; null where it is none, `joined` where it has a verb and
 * belongs to what is on the left all the same.
 */
export function beginsChange(
  tokens: readonly Token[],
  left: Range,
  leftStart: Start,
  { next, strength }: Boundary,
  language: Language,
): Start | 'joined' | null {
  const to = nextBoundary(tokens, next)
  const at = afterOpening(tokens, next, to)
  const clause = leftStart.kind === 'keep' ? null : parseClause(tokens, left, language)
  const isWhole = clause === null || isComplete(tokens, left, clause, language)
  if (strength === 'while')
    return isA(tokens[at], 'gerund') && groupOf(tokens[at]) !== null ? own : null
  const place = strength === 'comma' ? null : frontedPlace(tokens, at, nextVerbEnd(tokens, at))
  const verbAt = place === null ? at : afterOpening(tokens, place[1], tokens.length)
  if (clause !== null && (replacesRemoved(tokens, at, clause) || fitsIn(tokens, at, clause)))
    return 'joined'
  if (beginsWithVerb(tokens, left, verbAt, strength, isWhole, language)) return own
  if (saysChange(tokens, at, to, strength)) return own
  if (clause === null || !isWhole) return null
  return (
    sharesVerb(tokens, at, to, clause, leftStart, language) ??
    elided(tokens, at, to, strength, clause) ??
    listed(tokens, left, [at, to], strength, clause, language)
  )
}

/** Far enough to see "in the background, add". */
function nextVerbEnd(tokens: readonly Token[], at: number): number {
  const comma = nextBoundary(tokens, at)
  return Math.min(tokens.length, comma + 3)
}

/** Whether a clause has all that its verb needs, so that something else can begin. */
function isComplete(
  tokens: readonly Token[],
  left: Range,
  clause: Clause,
  language: Language,
): boolean {
  const { group, object, result, place, joint } = clause
  if (group === 'elided') {
    const isPlace = isA(
      tokens[afterOpening(tokens, left[0], left[1])],
      'place',
      'preposition',
      'with',
      'to',
    )
    return object !== null && !isPlace
  }
  if (group === 'make') return result !== null || joint !== null || isGiven(tokens, object)
  if (group === 'said') return result !== null
  if (language.reading.verbLast) return true
  return object !== null || place !== null || result !== null
}

/** "Give the room more light", "get a warmer light": complete without a quality behind it. */
function isGiven(tokens: readonly Token[], object: Range | null): boolean {
  if (object === null) return false
  return tokens
    .slice(object[0], object[1])
    .some((token) => isA(token, 'a', 'more', 'less', 'comparative', 'some'))
}

/** "The light should be warmer" as a clause of its own. */
function saysChange(
  tokens: readonly Token[],
  at: number,
  to: number,
  strength: Boundary['strength'],
): boolean {
  if (strength === 'sentence') return false
  const said = saidAt(tokens, at, to)
  const isNamed = isA(tokens[at], 'the', 'possessive') && !isA(tokens[at], 'subject')
  return said !== null && (isNamed || tokens[at]?.low === 'the') && isA(tokens[said], 'modal')
}

/** "… and the background a café": an object and what it becomes, for the verb on the left. */
function sharesVerb(
  tokens: readonly Token[],
  at: number,
  to: number,
  clause: Clause,
  leftStart: Start,
  language: Language,
): Start | null {
  const verb = clause.verb ?? leftStart.shared
  if (verb === null || clause.result === null || !isA(tokens[at], 'the', 'possessive')) return null
  const verbs = tokens.slice(verb[0], verb[1])
  const rest = tokens.slice(at, to)
  const again = parseClause([...verbs, ...rest], [0, verbs.length + rest.length], language)
  return again.result !== null && again.joint === clause.joint && again.object !== null
    ? { kind: 'change', shared: verb }
    : null
}

/** "… more contrast", "… a softer shadow", "… no people": a change without a verb. */
function elided(
  tokens: readonly Token[],
  at: number,
  to: number,
  strength: Boundary['strength'],
  clause: Clause,
): Start | null {
  const takesMore = clause.group === 'add' || clause.joint === 'with' || clause.joint === 'to'
  if (isA(tokens[at], 'no')) return strength === 'and' || takesMore ? null : own
  if (!isComparedThing(tokens, at, to))
    return isOtherQuality(tokens, at, to, strength, clause) ? own : null
  return takesMore ? null : own
}

/** "Add an umbrella and a slight smile", "soft light from the left, beans next to the cup". */
function listed(
  tokens: readonly Token[],
  left: Range,
  [at, to]: Range,
  strength: Boundary['strength'],
  clause: Clause,
  language: Language,
): Start | null {
  const isAdding = clause.group === 'add' && isA(tokens[at], 'a', 'some', 'more', 'less')
  const isListing = clause.group === 'elided' && strength !== 'and' && isNamedFirst(tokens, at)
  if (!isAdding && !isListing) return null
  if (!isApart(tokens, left, [at, to], clause, language)) return null
  return { kind: 'change', shared: clause.verb }
}

function isNamedFirst(tokens: readonly Token[], at: number): boolean {
  return !endsPhrase(tokens[at]) && !isQuality(tokens[at])
}

/** "Warmer light", "more contrast", "a much softer shadow", "less noise". */
function isComparedThing(tokens: readonly Token[], at: number, to: number): boolean {
  let head = at
  let isCompared = false
  while (head < to && isBeforeHead(tokens[head])) {
    isCompared ||= isA(tokens[head], 'comparative', 'more', 'less')
    head++
  }
  const noun = tokens[head]
  if (!isCompared || head >= to || endsPhrase(noun) || isJoint(noun)) return false
  const isKnown = [...(noun?.entry.known ?? [])].some(
    (name) => name.startsWith('noun ') && name !== 'noun whole',
  )
  return isKnown || beginsObject(tokens, at)
}

function isBeforeHead(token: Token | undefined): boolean {
  if (isA(token, 'comparative', 'more', 'less', 'a', 'the', 'slight', 'strong')) return true
  return (
    isQuality(token) && ![...(token?.entry.known ?? [])].some((name) => name.startsWith('noun '))
  )
}

/** "Remove the cup, warmer": a quality alone, where the left has none that it could go on with. */
function isOtherQuality(
  tokens: readonly Token[],
  at: number,
  to: number,
  strength: Boundary['strength'],
  { group, joint }: Clause,
): boolean {
  if (strength === 'and' || joint !== null || group === 'elided' || group === 'add') return false
  return isA(tokens[at], 'comparative') && (at + 1 === to || endsPhrase(tokens[at + 1]))
}
