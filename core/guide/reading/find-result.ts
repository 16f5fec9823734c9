import type { Language } from '../words/language.ts'
import { bareResult } from './bare-result.ts'
import {
  beginsObject,
  type Clause,
  endsPhrase,
  isA,
  isJoint,
  isNamed,
  isQuality,
  type Range,
} from './clause.ts'
import type { Token } from './tokens.ts'

type Found = Pick<Clause, 'object' | 'result' | 'joint' | 'place'>

/** Verbs after whose object a quality says what it becomes: "make the light warmer", "paint the wall blue". */
const giving: readonly Clause['group'][] = [
  'make',
  'want',
  'recolor',
  'change',
  'said',
  'unknown',
  'put',
  'move',
]
/** Verbs with which "to" says where something goes. */
const placing: readonly Clause['group'][] = ['add', 'put', 'move', 'want', 'text']
/** Verbs with which "with" says what comes, or what it is done with. */
const exchanging: readonly Clause['group'][] = [
  'remove',
  'replace',
  'change',
  'other',
  'recolor',
  'light',
  'style',
  'make',
  'unknown',
]

/** Finds object, result and place in what follows a verb, or in what a statement says. */
export function findResult(
  tokens: readonly Token[],
  [from, objectTo]: Range,
  to: number,
  group: Clause['group'],
  language: Language,
): Found {
  const takesQuality = giving.includes(group)
  const split = group === 'said' ? objectTo : objectEnd(tokens, from, objectTo, takesQuality)
  const isQuoting = takesQuality && split > from && split + 1 < to && isA(tokens[split], 'quoting')
  if (takesQuality && isPronounBeforeNoun(tokens, from))
    return { object: [from, from + 1], ...becoming(tokens, from + 1, to) }
  // "Make her hold the cup": what somebody does.
  if (takesQuality && isA(tokens[from], 'pronoun') && isAct(tokens, from + 1))
    return { object: [from, from + 1], result: [from + 1, to], joint: 'bare', place: null }
  if (isQuoting)
    return { object: [from, split], result: [split + 1, to], joint: 'bare', place: null }
  const bare = takesQuality ? bareResult(tokens, from, split, to, group, language) : null
  const object =
    bare !== null && bare[0] < split ? ([from, bare[0]] as const) : ([from, split] as const)
  const rest = Math.max(split, bare?.[1] ?? 0)
  const joined = joinedResult(tokens, rest, to, group)
  const result = bare ?? joined?.result ?? null
  return {
    object: withoutJoints(tokens, object),
    result: result && withoutJoints(tokens, result),
    joint: bare !== null ? 'bare' : (joined?.joint ?? null),
    place: placeIn(tokens, rest, joined?.result?.[0] ?? to, group),
  }
}

/** "It" of "make it autumn": a pronoun that belongs to no noun. */
function isPronounBeforeNoun(tokens: readonly Token[], at: number): boolean {
  const isPlain = isA(tokens[at], 'pronoun') && !isA(tokens[at], 'the', 'possessive')
  const next = tokens[at + 1]
  return isPlain && isNamed(next) && !isA(next, 'verb', 'seem', 'particle', 'side')
}

function isAct(tokens: readonly Token[], at: number): boolean {
  return isA(tokens[at], 'verb') && beginsObject(tokens, at + 1)
}

/** "Make it autumn": a noun right behind a pronoun is what it becomes. */
function becoming(tokens: readonly Token[], from: number, to: number): Omit<Found, 'object'> {
  let end = from + 1
  while (end < to && !endsPhrase(tokens[end])) end++
  return {
    result: withoutJoints(tokens, [from, end]),
    joint: 'bare',
    place: placeIn(tokens, end, to, 'make'),
  }
}

/** Where the words of the object end. */
function objectEnd(
  tokens: readonly Token[],
  from: number,
  to: number,
  takesQuality: boolean,
): number {
  let hasHead = false
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (endsPhrase(token) && !(at === from && isA(token, 'the', 'a', 'pronoun'))) return at
    if (hasHead) {
      if (
        isA(token, 'slight', 'some', 'strong', 'adverb', 'particle', 'side', 'times') ||
        token?.kind === 'number'
      )
        return at
      if (takesQuality && (isLater(tokens, at) || isA(token, 'quoting'))) return at
      if (isA(token, 'gerund') || isOngoing(tokens, at)) return at
    }
    const isSmall = isA(token, 'the', 'a', 'possessive', 'more', 'less', 'no', 'slight', 'strong')
    if (isJoint(token)) hasHead = hasHead && takesQuality
    else if (!isSmall || isPronounAt(tokens, at))
      hasHead ||= !isQuality(token) || isHeadNoun(tokens, at)
  }
  return to
}

/** "Her" of "make her smile" and "this" of "make this darker"; not those of "her face" and "this cup". */
function isPronounAt(tokens: readonly Token[], at: number): boolean {
  if (!isA(tokens[at], 'pronoun')) return false
  const [next, after] = [tokens[at + 1], tokens[at + 2]]
  if (!isA(tokens[at], 'the', 'possessive') || endsPhrase(next) || isJoint(next)) return true
  if (isA(next, 'comparative', 'more', 'less', 'slight', 'some', 'strong', 'adverb')) return true
  return isQuality(next) && (endsPhrase(after) || isJoint(after))
}

/** "Warmer", "more vivid" or "a café" after the object: there what it becomes begins. */
function isLater(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (isA(token, 'comparative', 'more', 'less')) return !isJoint(tokens[at - 1])
  return isA(token, 'a') && !isA(tokens[at - 1], 'the', 'possessive') && !isJoint(tokens[at - 1])
}

/** A quality that ends its phrase is what is named: "add the blue", "the light". */
function isHeadNoun(tokens: readonly Token[], at: number): boolean {
  const isNoun = [...(tokens[at]?.entry.known ?? [])].some((name) => name.startsWith('noun '))
  const next = tokens[at + 1]
  const isOver = endsPhrase(next) || isJoint(next)
  return (
    isNoun &&
    (isOver || isA(next, 'comparative', 'more', 'less', 'slight', 'some', 'strong', 'adverb', 'a'))
  )
}

/** "Steam rising from the cup": an unknown word in -ing that is no name of a thing. */
function isOngoing(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const isOpen =
    token?.kind === 'word' && token.entry.known.size === 0 && /.{3}ing$/.test(token.low)
  return (
    isOpen &&
    (endsPhrase(tokens[at + 1]) || isA(tokens[at + 1], 'the', 'a', 'possessive', 'particle'))
  )
}

/** What it becomes after a word like "to" or "with". */
function joinedResult(
  tokens: readonly Token[],
  from: number,
  to: number,
  group: Clause['group'],
): { result: Range; joint: 'to' | 'with' } | null {
  for (let at = from; at < to; at++) {
    const isTo = isA(tokens[at], 'to') && !placing.includes(group) && !isInfinitive(tokens, at + 1)
    const isWith =
      isA(tokens[at], 'with') && !isPlaceAt(tokens, at, group) && exchanging.includes(group)
    const isMeasure = tokens[at + 1]?.kind === 'number'
    if ((isTo || isWith) && at + 1 < to && !(isWith && isMeasure)) {
      const from = isA(tokens[at + 1], 'quoting') ? at + 2 : at + 1
      return { result: [from, to], joint: isTo ? 'to' : 'with' }
    }
  }
  return null
}

/** The first phrase that says where; several that follow each other are one. */
function placeIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  group: Clause['group'],
): Range | null {
  const begins = (at: number): boolean =>
    isPlaceAt(tokens, at, group) ||
    (isA(tokens[at], 'from') && group !== 'change' && group !== 'remove') ||
    (isA(tokens[at], 'to') && placing.includes(group) && !isInfinitive(tokens, at + 1))
  for (let at = from; at < to; at++) {
    if (!begins(at)) continue
    let end = at + 1
    while (end < to && (begins(end) || !endsPhrase(tokens[end])) && tokens[end]?.low !== ',') end++
    if (!isWholePicture(tokens.slice(at + 1, end))) return [at, end]
  }
  return null
}

/** "On the table", "by the window"; not "by 20 px", and not "replace it by a glass". */
function isPlaceAt(tokens: readonly Token[], at: number, group: Clause['group']): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!isA(token, 'place', 'side', 'there') || next?.kind === 'number') return false
  if (!isA(token, 'with')) return true
  // "Replace the plant by the door with a bush."
  const isFree = group !== 'replace' || tokens.slice(at + 1).some((later) => isA(later, 'with'))
  return isFree && isA(next, 'the', 'a', 'possessive')
}

/** "In the picture" says no place. */
function isWholePicture(words: readonly Token[]): boolean {
  return words.length > 0 && words.every((token) => isA(token, 'the', 'noun whole'))
}

/** "To light the candle", not "to light brown" or "to warm light". */
function isInfinitive(tokens: readonly Token[], at: number): boolean {
  if (!isA(tokens[at], 'verb') || isA(tokens[at], 'quoting')) return false
  return !isA(tokens[at], 'doubtful') || beginsObject(tokens, at + 1)
}

function withoutJoints(tokens: readonly Token[], [from, to]: Range): Range | null {
  let begin = from
  let end = to
  while (begin < end && isJoint(tokens[begin])) begin++
  while (end > begin && (isJoint(tokens[end - 1]) || isA(tokens[end - 1], 'closing', 'opening')))
    end--
  return begin < end ? [begin, end] : null
}
