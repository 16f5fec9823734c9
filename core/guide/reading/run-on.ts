import { afterOpening, beginsObject, endsPhrase, isA, isJoint } from './clause.ts'
import { beginsFragment, fragmentAt } from './fragment.ts'
import type { Token } from './tokens.ts'

/** Whether something else may begin where nothing divides: "remove the cup make the sky blue", "… also can you crop it". */
export function runsOn(tokens: readonly Token[], from: number, at: number): boolean {
  const before = tokens[at - 1]
  if (at < from + 2 || isOpenEnd(before) || isJoint(before) || isA(before, ...open)) return false
  const begin = afterOpening(tokens, at, tokens.length)
  const isAsked = begin > at && isA(tokens[at], 'opening', 'asking')
  if (begin > at && (!isAsked || isA(tokens[at], 'slight', 'strong'))) return false
  if (beginsAct(tokens, begin, isAsked)) return true
  const isSaid = isA(before, 'comparative') || fragmentAt(tokens, from, at) !== null
  return isSaid && beginsFragment(tokens, at, tokens.length)
}

/** "On the" goes on; "to the right" is a place as it stands. */
function isOpenEnd(token: Token | undefined): boolean {
  return endsPhrase(token) && !(isA(token, 'place') && token?.low.includes(' '))
}

/** Words after which a phrase goes on. */
const open = ['the', 'a', 'possessive', 'speaker', 'of', 'opening', 'not', 'adverb', 'no'] as const

/** A verb that is no noun, with what it acts on. */
function beginsAct(tokens: readonly Token[], at: number, isAsked: boolean): boolean {
  const token = tokens[at]
  if (!isA(token, 'verb', 'keep') || isA(token, 'gerund', 'participle', 'stay')) return false
  const isSure = isA(token, 'do add', 'do remove', 'do replace') && !isA(token, 'doubtful')
  const isAdding = isSure || (isAsked && !isA(token, 'doubtful'))
  if (isAdding && !endsPhrase(tokens[at + 1]) && !isJoint(tokens[at + 1])) return true
  return (isAsked || !isA(token, 'doubtful')) && beginsObject(tokens, at + 1)
}
