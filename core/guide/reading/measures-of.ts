import { isA, isQuality, type Range } from './clause.ts'
import type { Entry } from './lexicon.ts'
import { headOf, isAdjective, isNoun, type Parts } from './parts.ts'
import {
  type Amount,
  type Axis,
  axes,
  type Change,
  type ChangeKind,
  type Direction,
} from './reading.ts'
import type { Token } from './tokens.ts'

/** Finds how much of a change is asked for; null where nothing is said. */
export function amountIn(text: string, { tokens, range, clause }: Parts): Amount | null {
  const from =
    clause.verb !== null && clause.verb[0] > range[0] ? range[0] : (clause.verb?.[1] ?? range[0])
  const begin = clause.verb === null ? range[0] : Math.min(from, clause.verb[0])
  for (let at = begin; at < range[1]; at++) {
    const found = measureAt(tokens, at, range) ?? wordAt(tokens, at, range, clause.verb)
    if (found === null) continue
    const span = { start: (tokens[at] as Token).start, end: (tokens[found.end - 1] as Token).end }
    return { degree: found.degree, text: text.slice(span.start, span.end), span }
  }
  return null
}

function measureAt(
  tokens: readonly Token[],
  at: number,
  [, to]: Range,
): { degree: 'measure'; end: number } | null {
  const token = tokens[at]
  if (isA(token, 'times')) return { degree: 'measure', end: at + 1 }
  if (token?.kind !== 'number') return null
  const hasUnit = at + 1 < to && isA(tokens[at + 1], 'unit')
  if (hasUnit) return { degree: 'measure', end: at + 2 }
  return /(%|px|x|k)$/.test(token.low) || isA(tokens[at - 1], 'with')
    ? { degree: 'measure', end: at + 1 }
    : null
}

function wordAt(
  tokens: readonly Token[],
  at: number,
  [, to]: Range,
  verb: Range | null,
): { degree: 'slight' | 'some' | 'strong'; end: number } | null {
  if (verb !== null && at >= verb[0] && at < verb[1]) return null
  const first = degreeOf(tokens[at])
  if (first === null) return null
  let end = at + 1
  while (end < to && (degreeOf(tokens[end]) !== null || isA(tokens[end], 'more'))) end++
  const degrees = tokens.slice(at, end).map(degreeOf)
  // "Very slightly" is slight, "a little more" and "much more" are what they begin with.
  return { degree: degrees.includes('slight') ? 'slight' : first, end }
}

function degreeOf(token: Token | undefined): 'slight' | 'some' | 'strong' | null {
  if (isA(token, 'comparative')) return null
  if (isA(token, 'slight')) return 'slight'
  if (isA(token, 'strong')) return 'strong'
  return isA(token, 'some', 'less') ? 'some' : null
}

/** Finds the axis on which a change goes, and which way; null where it has none. */
export function directionOf({ clause, head, object, result }: Parts): Direction | null {
  const isRising =
    clause.group === 'raise' || clause.group === 'add' || object.some((token) => isA(token, 'more'))
  const isFalling =
    clause.group === 'lower' ||
    clause.group === 'remove' ||
    object.some((token) => isA(token, 'less', 'no'))
  const turn = isFalling ? -1 : 1
  const made = headOf(result)
  const isOfStyle = isNoun(made, 'style') && !isA(made ?? undefined, 'vague')
  const told = isOfStyle
    ? []
    : clause.group === 'elided' || clause.group === 'want'
      ? [...result, ...object]
      : result
  const isPaint = isAdjective(made, 'paint')
  const quality = told.find(
    (token) => wayOf(token.entry) !== null && (!isPaint || isA(token, 'comparative')),
  )
  const isLess = told.some((token) => isA(token, 'less', 'not', 'too'))
  const way = wayOf(quality?.entry)
  if (way !== null && !(isNamedAxis(head) && isFalling)) return isLess ? turned(way) : way
  // "Lower" is a comparative as well: as a verb it says nothing of size.
  const verbWay = clause.group === 'lower' || clause.group === 'raise' ? null : wayOf(clause.action)
  const named = clause.group === 'add' ? undefined : object.find((token) => axisOf(token) !== null)
  const axis = axisOf(head) ?? axisOf(named)
  if (verbWay !== null) return verbWay
  if (axis !== null && (isRising || isFalling)) return { axis, sign: turn }
  if (axis !== null && clause.group === 'better') return { axis, sign: 1 }
  const compared = object.find((token) => isA(token, 'comparative') && wayOf(token.entry) !== null)
  if (compared !== undefined) return wayOf(compared.entry)
  const isMore =
    (head === null || !isQuality(head)) &&
    (object.some((token) => isA(token, 'more')) || clause.group === 'raise')
  const isFewer = object.some((token) => isA(token, 'less')) || clause.group === 'lower'
  if (isMore || isFewer) return { axis: 'amount', sign: isFewer ? -1 : 1 }
  const lightWay = object.find(
    (token) => wayOf(token.entry) !== null && isNoun(head, 'light', 'color'),
  )
  return lightWay !== undefined && clause.group !== 'replace' && clause.group !== 'change'
    ? signed(wayOf(lightWay.entry), turn)
    : null
}

function isNamedAxis(head: Token | null): boolean {
  return axisOf(head) !== null
}

function signed(way: Direction | null, sign: 1 | -1): Direction | null {
  return way === null ? null : sign === 1 ? way : turned(way)
}

function turned({ axis, sign }: Direction): Direction {
  return { axis, sign: sign === 1 ? -1 : 1 }
}

function wayOf(entry: Entry | null | undefined): Direction | null {
  for (const axis of axes) {
    if (entry?.known.has(`${axis} +`)) return { axis, sign: 1 }
    if (entry?.known.has(`${axis} -`)) return { axis, sign: -1 }
  }
  return null
}

function axisOf(token: Token | null | undefined): Axis | null {
  return axes.find((axis) => isA(token ?? undefined, `${axis} =`)) ?? null
}

/** Tells whether a change is about the picture as a whole, about a part of it, or may be either. */
export function scopeOf(
  kind: ChangeKind,
  { head, object, clause, result }: Parts,
): Change['scope'] {
  if (kind === 'background' || kind === 'frame' || kind === 'style') return 'whole'
  if (isNoun(head, 'whole') || [...object, ...result].some((token) => isNoun(token, 'whole')))
    return 'whole'
  const isPronoun = isA(head ?? undefined, 'pronoun')
  // "Make the room cosier": it may be all that is to be seen.
  if (isNoun(head, 'frame') && isNoun(head, 'scenery') && kind === 'light') return 'either'
  // "Give it a warm grade": what has a grade is the picture.
  if (isPronoun) return isNoun(headOf(result), 'color', 'light') ? 'whole' : 'either'
  const isLook = kind === 'light' || kind === 'color' || kind === 'focus' || kind === 'finish'
  if (isLook) return scopeOfLook(head, object, clause.place !== null)
  if (kind === 'cleanup')
    return clause.place === null && isNoun(head, 'cleanup') ? 'either' : 'part'
  if (kind === 'evaluative' || kind === 'other')
    return head === null ? 'either' : isNoun(head, 'light', 'color', 'finish') ? 'whole' : 'part'
  return 'part'
}

function scopeOfLook(
  head: Token | null,
  object: readonly Token[],
  hasPlace: boolean,
): Change['scope'] {
  if (isNoun(head, 'background')) return 'whole'
  if (head === null) return hasPlace ? 'part' : 'whole'
  const isLookWord =
    isNoun(head, 'light', 'color', 'focus', 'finish') ||
    isAdjective(head, 'light', 'color', 'focus', 'finish')
  const isOwned = object.some((token) => isA(token, 'of', 'possessive'))
  if (!isLookWord) return 'part'
  return isOwned ? 'part' : hasPlace ? 'either' : 'whole'
}
