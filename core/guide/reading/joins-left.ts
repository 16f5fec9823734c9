import type { Language } from '../words/language.ts'
import { type Clause, endsPhrase, groupOf, isA, isJoint, type Range } from './clause.ts'
import type { Gap } from './gap.ts'
import { kindOf } from './kind-of.ts'
import { parseClause } from './parse-clause.ts'
import { has, isNoun, partsOf } from './parts.ts'
import { stageOfParts } from './stage-of-parts.ts'
import type { Token } from './tokens.ts'

/**
 * "Remove the background and replace it with a beach", "remove the fence and put a hedge there": taken away and replaced
 * is replaced. "Cut out the shoe and set it on white": what is cut out is put down again.
 */
export function replacesRemoved({ tokens, at, to }: Gap, clause: Clause): boolean {
  const group = groupOf(tokens[at]?.entry)
  if (clause.group !== 'remove' || group === null) return false
  const isPut = isA(tokens[at], 'do put')
  if (isPut && isA(tokens[at + 1], 'it')) return true
  if (isPut || group === 'add') return isA(tokens[to - 1], 'there')
  if (group !== 'replace') return false
  const isIt = isA(tokens[at + 1], 'pronoun') && endsPhrase(tokens[at + 2])
  return isIt || isA(tokens[at + 1], 'with', 'to')
}

/** "Extend the canvas to the left and fill it with more wall": what the new room shows. */
export function fillsIn({ tokens, at, to, language }: Gap, clause: Clause): boolean {
  if (clause.group !== 'frame') return false
  const { group, joint, object } = parseClause(tokens, [at, to], language)
  const named = object === null ? [] : tokens.slice(object[0], object[1])
  const isRoom = named.some((token) => isA(token, 'pronoun') || isNoun(token, 'frame'))
  return group !== 'replace' && joint === 'with' && isRoom
}

/** "Add a car. Match the light of the street.": how the new thing has to look. */
export function fitsIn({ tokens, at }: Gap, clause: Clause): boolean {
  return isA(tokens[at], 'fit') && ['add', 'put', 'replace', 'want'].includes(clause.group)
}

/**
 * "Add an umbrella on the left and a slight smile": things of one list that belong to different stages are changes of
 * their own. Things that may stand together are one.
 */
export function isApart({ tokens, left, at, to, language }: Gap, clause: Clause): boolean {
  if (clause.object === null || isJoint(tokens[at])) return false
  const verb = clause.verb === null ? [] : tokens.slice(clause.verb[0], clause.verb[1])
  const listed = [...verb, ...tokens.slice(at, to)]
  const one = stageIn(tokens, left, language)
  const other = stageIn(listed, [0, listed.length], language)
  if (one === 'group' || other === 'group') return isOfLook(one) || isOfLook(other)
  return one !== null && other !== null && one !== other
}

function isOfLook(stage: string | null): boolean {
  return stage !== null && !['group', 'composition', 'people'].includes(stage)
}

/** The stage of what is put in; `group` where it has no place of its own and may stand with any other thing. */
function stageIn(tokens: readonly Token[], range: Range, language: Language): string | null {
  const parts = partsOf(tokens, range, parseClause(tokens, range, language), language)
  if (parts.head === null || parts.head.kind === 'quote') return null
  const kind = kindOf(parts, language)
  const isGrouped = kind === 'add' && parts.clause.place === null && !has([parts.head], 'touch')
  return isGrouped ? 'group' : stageOfParts(kind, parts)
}
