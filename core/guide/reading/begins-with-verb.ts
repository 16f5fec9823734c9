import type { VerbGroup } from '../words/reading-words.ts'
import { beginsObject, endsPhrase, groupOf, isA, isJoint, isNamed, isQuality } from './clause.ts'
import type { Gap } from './gap.ts'
import { isUnknownVerb } from './parse-clause.ts'

/** Whether an imperative of its own begins at a token behind a boundary. */
export function beginsWithVerb(gap: Gap, at: number, isLeftWhole: boolean): boolean {
  const { tokens, strength, language } = gap
  const token = tokens[at]
  if (token?.kind !== 'word') return false
  const isClear = strength === 'sentence' || strength === 'then'
  if (!isClear && !isLeftWhole && !isPlain(gap, at)) return false
  const inside = strength === 'and' || strength === 'run' ? insideClause(gap) : null
  if (isA(token, 'verb') && !isA(token, 'doubtful'))
    return inside ? leavesClause(gap, at, inside) : acts(gap, at)
  if (inside) return false
  if (isA(token, 'verb')) return actsHere(gap, at, isClear)
  return isUnknownVerb(tokens, at, tokens.length, language)
}

/** "… remove the cup": a sure verb with its object, behind anything that has one. */
function isPlain({ tokens, clause, strength }: Gap, at: number): boolean {
  const isSure = isA(tokens[at], 'verb') && !isA(tokens[at], 'doubtful')
  const isSaid = strength === 'comma' || beginsObject(tokens, at + 1)
  const hasObject = clause?.object !== null && clause?.group !== 'elided'
  return isSure && isSaid && hasObject
}

function acts({ tokens, strength, clause }: Gap, at: number): boolean {
  // "…, sharpen": what is done to the picture as a whole.
  const group = groupOf(tokens[at]?.entry)
  const isBare =
    strength !== 'and' && clause?.object !== null && group !== null && ofAll.includes(group)
  if (isBare && endsClause(tokens, at + 1)) return true
  return at + 1 < tokens.length && !isA(tokens[at + 1], 'of', 'be', 'modal')
}

const ofAll: readonly VerbGroup[] = [
  'light',
  'color',
  'focus',
  'frame',
  'cleanup',
  'finish',
  'better',
]

function endsClause(tokens: Gap['tokens'], at: number): boolean {
  return at === tokens.length || tokens[at]?.kind === 'stop' || isJoint(tokens[at])
}

/** "A woman who sits … and remove the cup": people who sit do not take away what the picture has. */
function leavesClause({ tokens }: Gap, at: number, inside: Inside): boolean {
  const group = groupOf(tokens[at]?.entry)
  if (group === null || !beginsObject(tokens, at + 1)) return false
  return leaving.includes(group) || (inside === 'relative' && editing.includes(group))
}

type Inside = 'relative' | 'purpose'
const leaving: readonly VerbGroup[] = ['remove', 'replace']
const editing: readonly VerbGroup[] = ['add', 'change']

/** A doubtful verb needs something to act on: "light the candle", "crop tighter", "zoom in". */
function actsHere(gap: Gap, at: number, isClear: boolean): boolean {
  const { tokens, clause } = gap
  const next = tokens[at + 1]
  if (next === undefined || isA(next, 'stay', 'relative')) return false
  if (beginsObject(tokens, at + 1)) return true
  if (isClear) return !isQuality(tokens[at]) && !isA(next, 'of', 'be', 'modal')
  const isTighter = isA(next, 'comparative') && endsPhrase(tokens[at + 2])
  const isTo = isA(next, 'to') && (tokens[at + 2]?.kind === 'number' || isA(tokens[at], 'do frame'))
  return (
    (isA(next, 'particle') && !isLet(gap)) ||
    isTighter ||
    isTo ||
    (clause?.group !== 'add' && isPutThere(gap, at))
  )
}

/** "Let the steam curl up and fade out": both are what it does. */
function isLet({ clause, strength }: Gap): boolean {
  return clause?.group === 'make' && clause.result !== null && strength === 'and'
}

/** "Place wildflowers in front of the window": with a place, even without an article. */
function isPutThere({ tokens, to }: Gap, at: number): boolean {
  if (groupOf(tokens[at]?.entry) !== 'put' || !isNamed(tokens[at + 1])) return false
  return tokens.slice(at + 2, to).some((token) => isA(token, 'place'))
}

/** Inside "who sits …", "so that it …", "to let in …", "and" goes on with that clause. */
function insideClause({ tokens, left: [from, to], language }: Gap): Inside | null {
  // "A cat that sleeps" cannot go on with "and write".
  const isOther = (low = ''): boolean =>
    language.reading.noImperative.some((ending) => low.endsWith(ending))
  for (let at = from + 1; at < to; at++) {
    const token = tokens[at]
    if (isA(token, 'relative') && !isA(tokens[at + 1], 'the'))
      return isOther(tokens[at + 1]?.low) ? null : 'relative'
    if (isA(token, 'preposition') && isA(tokens[at + 1], 'subject', 'the', 'a')) {
      const rest = tokens.slice(at + 2, at + 5)
      const said = rest.find((one) => isA(one, 'be', 'modal', 'seem'))
      if (said !== undefined) return isOther(said.low) && !isA(said, 'modal') ? null : 'purpose'
    }
    if (isA(token, 'to') && isA(tokens[at + 1], 'verb') && isInfinitive(tokens, at + 1))
      return 'purpose'
  }
  return null
}

function isInfinitive(tokens: Gap['tokens'], at: number): boolean {
  const isSure = !isA(tokens[at], 'doubtful')
  return isSure || beginsObject(tokens, at + 1) || isA(tokens[at + 1], 'particle', 'place')
}
