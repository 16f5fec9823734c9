import {
  beginsObject,
  type Clause,
  endsPhrase,
  isA,
  isJoint,
  isQuality,
  isTopic,
} from './clause.ts'
import type { Gap } from './gap.ts'
import type { Token } from './tokens.ts'

/** Whether a change without a verb begins: "… more contrast", "… a softer shadow", "… no people". */
export function isElided(gap: Gap, clause: Clause): boolean {
  const { tokens, at, strength } = gap
  const takesThings = clause.group === 'add' || clause.joint === 'with' || clause.joint === 'to'
  if (isA(tokens[at], 'no')) return strength !== 'and' && !takesThings
  return isComparedThing(gap, clause) ? !takesThings : isOtherQuality(gap, clause)
}

/** "Warmer light", "more contrast", "a much softer shadow", "less noise". */
function isComparedThing({ tokens, at, to }: Gap, { group }: Clause): boolean {
  let head = at
  let isCompared = false
  while (head < to && isBeforeHead(tokens[head])) {
    isCompared ||= isA(tokens[head], 'comparative', 'more', 'less')
    head++
  }
  const noun = tokens[head]
  if (!isCompared || noun === undefined || head >= to || endsPhrase(noun) || isJoint(noun))
    return false
  const isListed = group === 'elided' && !isQuality(noun)
  return (isTopic(noun) && !isA(noun, 'noun whole')) || isListed || beginsObject(tokens, at)
}

function isBeforeHead(token: Token | undefined): boolean {
  if (isA(token, 'comparative', 'more', 'less', 'a', 'the', 'slight', 'strong')) return true
  return token !== undefined && isQuality(token) && !isTopic(token)
}

/** "Remove the cup, warmer": a quality alone, where the left has none that it could go on with. */
function isOtherQuality({ tokens, at, to, strength }: Gap, { group, joint }: Clause): boolean {
  if (strength === 'and' || joint !== null || group === 'elided' || group === 'add') return false
  return isA(tokens[at], 'comparative') && (at + 1 === to || endsPhrase(tokens[at + 1]))
}
