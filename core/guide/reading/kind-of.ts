import type { Language } from '../words/language.ts'
import { beginsObject, isA, isQuality } from './clause.ts'
import { kindOfQuality } from './kind-of-quality.ts'
import { has, headOf, isNoun, isThing, type Parts } from './parts.ts'
import type { ChangeKind } from './reading.ts'
import type { Token } from './tokens.ts'

/** Tells what a change does, from its verb, what it acts on and what that becomes. */
export function kindOf(parts: Parts, language: Language): ChangeKind {
  if (isJudging(parts, language)) return 'evaluative'
  const { group } = parts.clause
  if (group === 'add') return kindOfAdded(parts)
  if (group === 'remove') return kindOfRemoved(parts)
  if (group === 'replace') return kindOfReplaced(parts)
  if (group === 'want') return isSettled(parts) ? kindOfMade(parts) : kindOfAdded(parts)
  if (group === 'put') return kindOfPut(parts)
  if (group === 'move') return kindOfMoved(parts)
  if (group === 'elided') return kindOfNamed(parts)
  if (group === 'raise' || group === 'lower')
    return kindOfLook(parts.head, parts) ?? kindOfMade(parts)
  return kindOfTreated(parts) ?? kindOfMade(parts)
}

/** Says that it should be better and nothing else. */
function isJudging(
  { clause, head, object, result, tokens, range }: Parts,
  language: Language,
): boolean {
  const { evaluative } = language.advice.judging
  const isVerdict = (token: Token): boolean =>
    evaluative.has(token.low) || evaluative.has(token.entry.base)
  if (clause.group === 'better') return result.length === 0 && isVague(head)
  if (clause.group === 'said') {
    const said = tokens.slice(range[0], range[1])
    const isDenied = said.some((token) => isA(token, 'not'))
    if (isDenied) return !has(said.slice(object.length), 'light', 'color', 'paint', 'size')
  }
  if (!judged.includes(clause.group)) return false
  const told = clause.group === 'elided' || clause.group === 'add' ? object : result
  const saying = told.filter((token) => isTelling(token) || isVerdict(token))
  const text = ` ${told.map(({ low }) => low).join(' ')} `
  const isSaid = language.advice.judging.verdicts.some((verdict) => text.includes(` ${verdict} `))
  return isSaid || (saying.length > 0 && saying.every(isVerdict))
}

const judged: readonly Parts['clause']['group'][] = [
  'make',
  'said',
  'want',
  'elided',
  'change',
  'add',
]

/** Whether nothing is named that could be measured or mended: the light, the picture, it. */
function isVague(head: Token | null): boolean {
  return head === null || isA(head, 'pronoun', 'vague') || isNoun(head, 'whole')
}

/** Whether a word says something by itself. */
function isTelling(token: Token): boolean {
  return (isQuality(token) || isThing(token)) && !isSmall(token)
}

function isSmall(token: Token): boolean {
  return isA(
    token,
    'the',
    'a',
    'possessive',
    'and',
    'more',
    'less',
    'some',
    'slight',
    'strong',
    'opening',
    'of',
  )
}

/** What is named tells the kind, where it is of the look: light, colour, focus, finish. */
function kindOfLook(head: Token | null, { object }: Parts): ChangeKind | null {
  if (isNoun(head, 'focus')) return 'focus'
  if (isNoun(head, 'color'))
    return object.some(isThing) && isColorOfThing(object) ? 'recolor' : 'color'
  if (isNoun(head, 'light')) return 'light'
  if (isNoun(head, 'finish')) return 'finish'
  if (isNoun(head, 'style')) return 'style'
  return null
}

/** "The colour of the cup", "the cup’s colour", "shirt colour". */
function isColorOfThing(object: readonly Token[]): boolean {
  const things = object.filter((token) => isThing(token) && !isSmall(token))
  return things.some((token) => !isNoun(token, 'material'))
}

/** Room around the subject, rather than "the room". */
function isFrame({ head, object }: Parts): boolean {
  return (
    isNoun(head, 'frame') && !(isNoun(head, 'scenery') && isA(object[0], 'the', 'a', 'possessive'))
  )
}

function kindOfAdded(parts: Parts): ChangeKind {
  const { head, object } = parts
  if (object.some((token) => token.kind === 'quote') || isNoun(head, 'text')) return 'text'
  if (isNoun(head, 'background')) return 'background'
  if (isFrame(parts)) return 'frame'
  if (isNoun(head, 'body') && !isWearable(parts)) return 'person'
  // "A mist of sweat" is what it consists of.
  if (isA(head ?? undefined, 'spread') && object.some((token) => isA(token, 'of'))) return 'add'
  const look = kindOfLook(head, parts)
  return look === null || (look === 'style' && !isA(head ?? undefined, 'vague')) ? 'add' : look
}

/** A shirt is put on like any other thing; a smile belongs to the face. */
function isWearable({ object }: Parts): boolean {
  return isA(object[0], 'a') && has(object, 'material')
}

function kindOfRemoved(parts: Parts): ChangeKind {
  const { head, object } = parts
  if (isReplacing(parts)) return kindOfReplaced(parts)
  if (isNoun(head, 'background')) return 'background'
  if (isNoun(head, 'cleanup', 'surface')) return 'cleanup'
  const look = kindOfLook(head, parts)
  if (look !== null && look !== 'style') return look
  return has(object, 'cleanup') && isA(head ?? undefined, 'pronoun') ? 'cleanup' : 'remove'
}

/** "Remove the wall and replace it with a window." */
function isReplacing({ tokens, clause, result }: Parts): boolean {
  const said = tokens.slice(clause.verb?.[1] ?? 0)
  return (
    said.some((token) => isA(token, 'there')) ||
    (result.length > 0 && said.some((token) => isA(token, 'do replace')))
  )
}

function kindOfReplaced(parts: Parts): ChangeKind {
  const { head, object, result } = parts
  if (has(object, 'background')) return 'background'
  if (isNoun(head, 'text') || result.some((token) => token.kind === 'quote')) return 'text'
  return kindOfLook(head, parts) ?? 'replace'
}

/** Whether a wish says how something should be rather than what should be there. */
function isSettled({ object, result, head }: Parts): boolean {
  return result.length > 0 || (isA(object[0], 'the', 'possessive', 'pronoun') && head !== null)
}

function kindOfPut(parts: Parts): ChangeKind {
  const { object, tokens, range } = parts
  if (
    tokens.slice(range[0], range[1]).some((token) => isNoun(token, 'background')) &&
    isA(object[0], 'the', 'pronoun', 'possessive')
  )
    return 'background'
  if (object.some((token) => token.kind === 'quote')) return 'text'
  return isA(object[0], 'the', 'possessive', 'pronoun') ? 'move' : kindOfAdded(parts)
}

function kindOfMoved(parts: Parts): ChangeKind {
  const { head, clause, result } = parts
  if (isNoun(head, 'body')) return 'person'
  if (isNoun(head, 'frame', 'whole', 'background')) return 'frame'
  if (clause.action?.known.has('do change') && result.length > 0) return kindOfMade(parts)
  return kindOfLook(head, parts) ?? 'move'
}

/** A wish without a verb: "warmer light", "no people", "golden hour". */
function kindOfNamed(parts: Parts): ChangeKind {
  const { head, object } = parts
  if (object.some((token) => isA(token, 'no'))) return kindOfRemoved(parts)
  const look = kindOfLook(head, parts)
  if (look !== null) return look
  if (isNoun(head, 'background'))
    return kindOfQuality(object, parts) === 'light' ? 'light' : 'background'
  if (isFrame(parts)) return 'frame'
  if (isNoun(head, 'text')) return 'text'
  if (isNoun(head, 'body')) return 'person'
  const quality = kindOfQuality(object, parts)
  if (quality !== null) return quality
  const isSaid = object.length > 1 || (head !== null && head.entry.known.size > 0)
  return isSaid && isThing(head) ? 'add' : 'other'
}

/** Verbs that say by themselves what is done. */
function kindOfTreated(parts: Parts): ChangeKind | null {
  const { clause, head, object, result } = parts
  if (clause.group === 'light')
    return isNoun(head, 'body') ? softened(parts) : isNoun(head, 'shape') ? 'finish' : 'light'
  if (clause.group === 'color') return kindOfLook(head, parts) ?? 'color'
  if (clause.group === 'focus') return 'focus'
  if (clause.group === 'recolor')
    return has(result, 'material') && !has(result, 'paint')
      ? 'material'
      : isNoun(head, 'background')
        ? 'background'
        : isNoun(head, 'body')
          ? 'person'
          : 'recolor'
  if (clause.group === 'frame') return 'frame'
  if (clause.group === 'text') return 'text'
  if (clause.group === 'person')
    return isNoun(head, 'whole') ? 'style' : isNoun(head, 'material') ? 'material' : 'person'
  if (clause.group === 'style') return 'style'
  if (clause.group === 'cleanup') return isNoun(head, 'body') ? 'person' : 'cleanup'
  if (clause.group === 'finish') return 'finish'
  if (clause.group === 'better')
    return isNoun(head, 'body')
      ? 'person'
      : (kindOfLook(head, parts) ?? (has(object, 'text') ? 'text' : 'cleanup'))
  return null
}

/** "Soften the skin" is retouching; "brighten the face" is light. */
function softened({ clause, tokens, head }: Parts): ChangeKind {
  const isSoft = isA(tokens[clause.verb?.[0] ?? 0], 'softness +')
  return isSoft || (isNoun(head, 'body') && isA(tokens[clause.verb?.[0] ?? 0], 'sharpness +'))
    ? 'person'
    : 'light'
}

/** Verbs that only give another quality, or another thing. */
function kindOfMade(parts: Parts): ChangeKind {
  const { clause, head, object, result } = parts
  if ([...object, ...result].some((token) => token.kind === 'quote')) return 'text'
  if (saysWords(parts)) return 'text'
  if (isA(head ?? undefined, 'pronoun') && isA(result[0], 'verb') && beginsObject(result, 1))
    return 'person'
  if (has(object, 'background')) return kindOfBackground(parts)
  if (isNoun(head, 'text'))
    return has(result, 'paint') ? 'recolor' : isMoved(result) ? 'move' : 'text'
  const look = kindOfLook(head, parts)
  if (look === 'style' && object.some((token) => isTelling(token) && isThing(token)))
    return 'replace'
  if (look !== null) return look === 'light' && has(result, 'color') ? 'color' : look
  if (isFrame(parts)) return 'frame'
  if (isNoun(head, 'body') && has(result, 'paint')) return 'recolor'
  if (isNoun(head, 'body')) return has(result, 'light') && !has(result, 'body') ? 'light' : 'person'
  if (isNoun(head, 'material')) return 'material'
  const made = headOf(result)
  const isOfAll = head === null || isA(head, 'pronoun') || isNoun(head, 'whole')
  if (isOfAll && isNoun(made, 'style') && !isA(made ?? undefined, 'vague')) return 'style'
  // "Fill the shelf with old books": how they are says nothing of the shelf.
  if (clause.joint === 'with' && clause.group === 'other' && isThing(made)) return 'add'
  if (isOfAll && isNoun(made, 'color', 'light')) return isNoun(made, 'color') ? 'color' : 'light'
  const quality = kindOfQuality(result, parts)
  if (quality !== null && !(isA(result[0], 'a') && isThing(made))) return quality
  if (isThing(made))
    return isNoun(head, 'person') ? 'person' : has(result, 'style') ? 'style' : 'replace'
  if (isNoun(head, 'person')) return 'person'
  if (isNoun(head, 'shape', 'size', 'position')) return 'move'
  if (quality !== null) return quality
  if (clause.action?.known.has('do move')) return 'move'
  if (clause.place !== null && clause.group !== 'other') return 'move'
  return 'other'
}

/** "Make the billboard say hello." */
function saysWords({ clause, tokens }: Parts): boolean {
  if (clause.result === null || isA(tokens[clause.result[0]], 'the', 'a')) return false
  return isA(tokens[clause.result[0] - 1], 'quoting')
}

function kindOfBackground(parts: Parts): ChangeKind {
  const { head, result } = parts
  if (isNoun(head, 'focus')) return 'focus'
  if (has(result, 'focus')) return 'focus'
  const isOnlyLook =
    result.length > 0 &&
    result.every(
      (token) => !isThing(token) || isA(token, 'and', 'slight', 'strong', 'more', 'less'),
    )
  return isOnlyLook && has(result, 'light', 'color') && !has(result, 'paint')
    ? 'light'
    : 'background'
}

function isMoved(result: readonly Token[]): boolean {
  return has(result, 'size', 'position')
}
