import type { Span } from '../span.ts'
import type { Language } from '../words/language.ts'
import { isAnnouncement } from './boundary.ts'
import {
  afterOpening,
  type Clause,
  isA,
  isJoint,
  isQuality,
  isTopic,
  type Range,
} from './clause.ts'
import { kindOf } from './kind-of.ts'
import { amountIn, directionOf, scopeOf } from './measures-of.ts'
import type { ReadChange } from './name-antecedents.ts'
import { parseClause } from './parse-clause.ts'
import { partsOf } from './parts.ts'
import type { Change, ChangeKind, Words } from './reading.ts'
import type { Segment } from './split-clauses.ts'
import { stageOfParts } from './stage-of-parts.ts'
import type { Token } from './tokens.ts'

/** Describes one change of an instruction; null where its words ask for nothing ("thanks"). */
export function changeOf(
  text: string,
  tokens: readonly Token[],
  { range, shared }: Segment,
  language: Language,
): ReadChange | null {
  const told = toldIn(tokens, range)
  const isAnnounced = tokens[range[1]]?.low === ':' && isAnnouncement(tokens, ...range)
  if (told === null || isAnnounced) return null
  const span = spanOf(tokens, told)
  const verb = shared === null ? [] : tokens.slice(shared[0], shared[1])
  const read = [...verb, ...tokens.slice(told[0], told[1])]
  const clause = parseClause(read, [0, read.length], language)
  const parts = partsOf(read, [0, read.length], clause, language)
  const kind = kindOf(parts, language)
  const words = (part: Range | null): Words | null =>
    part === null ? null : wordsOf(text, read, part)
  const isAdding =
    clause.group === 'text' || (addsTo.includes(clause.group) && !keepsPlace.includes(kind))
  // "More elegant" names nothing that could be it.
  const isBare =
    isA(parts.object[0], 'more', 'less') &&
    clause.group === 'elided' &&
    parts.object.every(isBareQuality)
  const target = isBare ? null : words(withoutArticle(read, clause.object))
  const plain = imperative(text, span, read[0])
  const typed =
    shared === null
      ? plain
      : `${text.slice(spanOf(tokens, shared).start, spanOf(tokens, shared).end)} ${plain}`
  const change: Change = {
    text: text.slice(span.start, span.end),
    span,
    alone: typed.charAt(0).toUpperCase() + typed.slice(1),
    kind,
    stage: stageOfParts(kind, parts),
    verb: lowered(words(clause.verb)),
    target,
    isPronoun: parts.head !== null && isA(parts.head, 'pronoun') && parts.object.length === 1,
    result: words(clause.result) ?? (isAdding || isBare ? words(clause.object) : null),
    place: words(clause.place),
    amount: amountIn(text, parts),
    direction: kind === 'evaluative' ? null : directionOf(parts),
    scope: scopeOf(kind, parts),
  }
  const named = withoutArticle(read, kind === 'replace' ? clause.result : clause.object)
  const isOne =
    named !== null &&
    !read.slice(...named).some((token) => isJoint(token) || isA(token, 'speaker', 'subject'))
  return {
    change,
    isComplaint: clause.group === 'said' && isComplaining(read),
    isIt: change.isPronoun && isA(parts.head ?? undefined, 'it'),
    isThem: change.isPronoun && isA(parts.head ?? undefined, 'them'),
    name: isOne ? (words(named)?.text ?? null) : null,
  }
}

function isBareQuality(token: Token): boolean {
  return isA(token, 'more', 'less') || isJoint(token) || (isQuality(token) && !isTopic(token))
}

/** "The light is too harsh": it says how it is, not how it should be. */
function isComplaining(tokens: readonly Token[]): boolean {
  return (
    tokens.some((token) => isA(token, 'be', 'speaker')) &&
    !tokens.some((token) => isA(token, 'modal'))
  )
}

const addsTo: readonly Clause['group'][] = ['add', 'put', 'want']
const keepsPlace: readonly ChangeKind[] = ['move', 'background']

/** The words as typed; "brightening the sky" as "brighten the sky". */
function imperative(text: string, { start, end }: Span, first: Token | undefined): string {
  const isOngoing = isA(first, 'gerund') && first?.start === start
  const typed = isOngoing ? first.entry.base + text.slice(first.end, end) : text.slice(start, end)
  return typed.replace(/\s+/g, ' ')
}

/** Without "please", "and then" before it and ", please." behind it. */
function toldIn(tokens: readonly Token[], [from, to]: Range): Range | null {
  const begin = afterOpening(tokens, from, to)
  const start = isFrontedAmount(tokens, from, begin) ? from : begin
  let end = to
  if (closes(tokens, start, to + 1)) end++
  // "Than it is now" ends with "now"; "… please, now" does not.
  while (
    end > start &&
    isTail(tokens[end - 1]) &&
    !isA(tokens[end - 2], 'be') &&
    !closes(tokens, start, end)
  )
    end--
  return start < end ? [start, end] : null
}

/** "Slightly brighten": how much is part of what is asked for. */
function isFrontedAmount(tokens: readonly Token[], from: number, begin: number): boolean {
  return begin > from && isA(tokens[from], 'slight', 'strong')
}

/** The bracket that closes one inside: "(white)". */
function closes(tokens: readonly Token[], from: number, end: number): boolean {
  return tokens[end - 1]?.low === ')' && tokens.slice(from, end).some(({ low }) => low === '(')
}

function isTail(token: Token | undefined): boolean {
  return token?.kind === 'stop' || isJoint(token) || isA(token, 'closing')
}

function spanOf(tokens: readonly Token[], [from, to]: Range): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }
}

function wordsOf(text: string, tokens: readonly Token[], range: Range): Words {
  const span = spanOf(tokens, range)
  return { text: text.slice(span.start, span.end), span }
}

function lowered(words: Words | null): Words | null {
  return words && { ...words, text: words.text.toLowerCase() }
}

function withoutArticle(tokens: readonly Token[], range: Range | null): Range | null {
  if (range === null) return null
  let from = range[0]
  while (
    from < range[1] - 1 &&
    isA(tokens[from], 'the', 'a', 'possessive', 'more', 'less', 'no', 'slight', 'strong', 'some')
  )
    from++
  return [from, range[1]]
}
