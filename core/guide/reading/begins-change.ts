import { beginsWithVerb } from './begins-with-verb.ts'
import { nextBoundary } from './boundary.ts'
import {
  afterOpening,
  type Clause,
  endsPhrase,
  groupOf,
  isA,
  isNamed,
  isQuality,
  type Range,
} from './clause.ts'
import { isElided } from './elided.ts'
import { beginsFragment, fragmentAt } from './fragment.ts'
import type { Gap } from './gap.ts'
import { fillsIn, fitsIn, isApart, replacesRemoved } from './joins-left.ts'
import { frontedPlace, parseClause, saidAt } from './parse-clause.ts'

/** What begins after a boundary. */
export interface Start {
  readonly kind: 'change' | 'keep'
  /** The tokens of an earlier verb that it goes on with; null where it has its own. */
  readonly shared: Range | null
}

const own: Start = { kind: 'change', shared: null }

/**
 * Tells whether what follows a boundary is a change by itself; null where it is none, `joined` where it has a verb and
 * belongs to what is on the left all the same.
 */
export function beginsChange(gap: Gap): Start | 'joined' | null {
  const { tokens, at, strength, clause } = gap
  if (strength === 'while') {
    return isA(tokens[at], 'gerund') && groupOf(tokens[at]?.entry) !== null ? own : null
  }
  const isWhole = clause === null || isComplete(gap, clause)
  if (strength === 'run' && isA(tokens[at - 1], 'opening')) return own
  if (strength === 'run' && !(isWhole && clause !== null && endsBefore(gap, clause))) return null
  if (
    clause !== null &&
    (replacesRemoved(gap, clause) || fitsIn(gap, clause) || fillsIn(gap, clause))
  )
    return 'joined'
  if (beginsWithVerb(gap, verbAfterPlace(gap), isWhole) || saysChange(gap)) return own
  if (endsWithVerb(gap, clause)) return own
  if (clause === null || !isWhole) return null
  const shared = sharedVerb(gap, clause)
  if (shared !== null) return { kind: 'change', shared }
  if (isElided(gap, clause) || isFragment(gap, clause)) return own
  return isOtherThing(gap, clause) ? { kind: 'change', shared: clause.verb } : null
}

/** Whether the left is an imperative, or a fragment before a fragment, that nothing inside it goes on with. */
function endsBefore({ tokens, left: [from, to], at }: Gap, { group, verb }: Clause): boolean {
  if (group === 'said')
    return isA(tokens[at - 1], 'opening') || beginsFragment(tokens, at, tokens.length)
  if (verb === null || group === 'unknown' || group === 'other' || group === 'text') return false
  return !tokens.slice(from, to).some((token) => isA(token, 'relative', 'preposition', 'quoting'))
}

/** "Das Licht wärmer machen und die Tasse entfernen": both have a verb, at the end. */
function endsWithVerb({ tokens, at, to, language }: Gap, clause: Clause | null): boolean {
  if (!language.reading.verbLast || to - at < 2 || clause?.verb === null) return false
  return isA(tokens[to - 1], 'verb') && !isA(tokens[to - 1], 'doubtful')
}

/** "… and in the background, add": where the verb would stand. */
function verbAfterPlace({ tokens, left, clause, at, strength }: Gap): number {
  // "In the middle and on the right" is one place.
  const isSamePlace = strength === 'and' && hasPlaceBehind(tokens, left, clause)
  if (strength === 'comma' || isSamePlace) return at
  const end = Math.min(tokens.length, nextBoundary(tokens, at) + 3)
  const place = frontedPlace(tokens, at, end)
  return place === null ? at : afterOpening(tokens, place[1], tokens.length)
}

function hasPlaceBehind(tokens: Gap['tokens'], left: Range, clause: Clause | null): boolean {
  const from = clause?.verb?.[1] ?? left[1]
  return tokens.slice(from, left[1]).some((token) => isA(token, 'place'))
}

/** Whether a clause has all that its verb needs, so that something else can begin. */
function isComplete({ tokens, left, at }: Gap, clause: Clause): boolean {
  const { group, object, result, place, joint } = clause
  if (group === 'elided') {
    const first = tokens[afterOpening(tokens, left[0], left[1])]
    const isStarted = object === null || isA(first, 'place', 'preposition', 'with', 'to')
    return !isStarted && !isQualityOnly(tokens, object, at)
  }
  if (group === 'make')
    return result !== null || joint !== null || isGiven(tokens, object && [object[0], left[1]])
  if (group === 'said') return result !== null
  return object !== null || place !== null || result !== null
}

/** "Softer and" before "warmer light": qualities of one thing. */
function isQualityOnly(tokens: Gap['tokens'], [from, to]: Range, at: number): boolean {
  const isBare = tokens
    .slice(from, to)
    .every((token) => isQuality(token) || isA(token, 'slight', 'more', 'less'))
  return isBare && isQuality(tokens[at]) && !isA(tokens[at], 'more', 'less')
}

/** "Give the room more light", "get a warmer light": complete without a quality behind it. */
function isGiven(tokens: Gap['tokens'], object: Range | null): boolean {
  if (object === null) return false
  const words = tokens.slice(object[0], object[1])
  return words.some((token) => isA(token, 'a', 'more', 'less', 'comparative', 'some'))
}

/** "The light should be warmer" as a clause of its own. */
function saysChange({ tokens, at, to, strength }: Gap): boolean {
  if (strength === 'sentence') return false
  const said = saidAt(tokens, at, to)
  const isNamed = isA(tokens[at], 'the', 'possessive') && !isA(tokens[at], 'subject')
  return said !== null && isNamed && isA(tokens[said], 'modal')
}

/** "Hair blonde, dress red", "the lamp should be off, the candle lit". */
function isFragment({ tokens, at, to, strength }: Gap, { group, result }: Clause): boolean {
  if (group !== 'said' || result === null) return false
  return strength === 'run' ? beginsFragment(tokens, at, to) : fragmentAt(tokens, at, to) !== null
}

/** "… and the background a café": an object and what it becomes, for the verb on the left. */
function sharedVerb({ tokens, at, to, shared, language }: Gap, clause: Clause): Range | null {
  const verb = clause.verb ?? shared
  const isNamed = isA(tokens[at], 'the', 'possessive') || fragmentAt(tokens, at, to) !== null
  if (verb === null || clause.result === null || !isNamed) return null
  const verbs = tokens.slice(verb[0], verb[1])
  const again = [...verbs, ...tokens.slice(at, to)]
  const read = parseClause(again, [0, again.length], language)
  const isSame = read.result !== null && read.joint === clause.joint && read.object !== null
  return isSame ? verb : null
}

/** "Add an umbrella and a slight smile", "soft light from the left, beans next to the cup". */
function isOtherThing(gap: Gap, clause: Clause): boolean {
  const { tokens, at, strength } = gap
  const isAdding = clause.group === 'add' && isA(tokens[at], 'a', 'some', 'more', 'less')
  const isNamed = !endsPhrase(tokens[at]) && !isQuality(tokens[at])
  const isListing = clause.group === 'elided' && strength !== 'and' && isNamed
  return ((isAdding || isListing) && isApart(gap, clause)) || hasOtherPlace(gap, clause)
}

/** "Add a hat to the man and sunglasses to the woman": things of one list, each with a place of its own. */
function hasOtherPlace(gap: Gap, { group, verb, place }: Clause): boolean {
  const { tokens, left, at, to, language, strength } = gap
  if (strength !== 'and' && strength !== 'comma') return false
  if (verb === null || place?.[1] !== left[1] || !(group === 'add' || group === 'remove'))
    return false
  const isOngoing = (low = ''): boolean => /ing$/.test(low) && language.reading.gerunds.length > 0
  const said = tokens.slice(left[0], to)
  if (said.some((token) => isA(token, 'with', 'relative') || isOngoing(token.low))) return false
  const second = tokens.findIndex((token, i) => i > at && isA(token, 'place', 'to'))
  const isThing = isA(tokens[at], 'the', 'a', 'possessive', 'some') || isNamed(tokens[at])
  return isThing && second > 0 && second < to && isNamed(tokens[second - 1])
}
