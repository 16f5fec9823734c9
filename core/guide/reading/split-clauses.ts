import type { Language } from '../words/language.ts'
import { beginsChange, type Start } from './begins-change.ts'
import { type Boundary, boundaryAt, nextBoundary } from './boundary.ts'
import { afterOpening, isA, isNamed, type Range } from './clause.ts'
import { beginsKeep } from './keep-clause.ts'
import { parseClause, saidAt } from './parse-clause.ts'
import type { Token } from './tokens.ts'

/** A part of an instruction that says one thing. */
export interface Segment {
  readonly kind: 'change' | 'keep'
  /** In the tokens. */
  readonly range: Range
  /** Tokens of an earlier verb that it goes on with ("and the background a café"); null where it has its own. */
  readonly shared: Range | null
}

/** Divides an instruction into what it asks for, each once, and what must stay. */
export function splitClauses(tokens: readonly Token[], language: Language): Segment[] {
  const segments: Segment[] = []
  let from = skipMarks(tokens, 0)
  let start = firstStart(tokens, from)
  let at = from
  while (at < tokens.length) {
    const boundary = boundaryAt(tokens, at, from)
    const next = boundary && startAfter(tokens, [from, at], start, boundary, language)
    if (boundary === null) at++
    else if (next === null) at = Math.max(boundary.next, at + 1)
    else {
      segments.push({ ...start, range: [from, at] })
      from = boundary.next
      start = next
      at = from + 1
    }
  }
  segments.push({ ...start, range: [from, tokens.length] })
  return segments.filter(({ range }) => afterOpening(tokens, range[0], range[1]) < range[1])
}

function skipMarks(tokens: readonly Token[], from: number): number {
  let at = from
  while (tokens[at]?.kind === 'stop' || tokens[at]?.kind === 'mark') at++
  return at
}

function firstStart(tokens: readonly Token[], from: number): Start {
  const kind = beginsKeep(tokens, from, nextBoundary(tokens, from)) ? 'keep' : 'change'
  return { kind, shared: null }
}

function startAfter(
  tokens: readonly Token[],
  left: Range,
  leftStart: Start,
  { next, strength }: Boundary,
  language: Language,
): Start | null {
  const to = nextBoundary(tokens, next)
  const at = afterOpening(tokens, next, to)
  if (at >= to) return null
  const { kind, shared } = leftStart
  if (beginsKeep(tokens, next, to)) {
    const goesOnKeeping = kind === 'keep' && strength !== 'sentence' && isListed(tokens[at])
    return goesOnKeeping ? null : { kind: 'keep', shared: null }
  }
  const clause = kind === 'keep' ? null : parseClause(tokens, left, language)
  const start = beginsChange({ tokens, language, strength, left, clause, shared, at, to })
  if (start === 'joined') return null
  if (start !== null || strength !== 'sentence') return start
  return goesOn(tokens, next, to) ? null : { kind: 'change', shared: null }
}

/** "Keep the cup and the lid as they are", "… cup, lid unchanged". */
function isListed(token: Token | undefined): boolean {
  if (isA(token, 'the', 'possessive')) return true
  return isNamed(token) && !isA(token, 'keep', 'ensure', 'else', 'not', 'no', 'spare', 'same')
}

/** A sentence that only says more about the one before: "It should feel like late afternoon.", "On the left." */
function goesOn(tokens: readonly Token[], from: number, to: number): boolean {
  const at = afterOpening(tokens, from, to)
  const isAbout = isA(tokens[at], 'subject') && saidAt(tokens, at, to) !== null
  return isAbout || isA(tokens[at], 'place', 'preposition', 'with', 'relative', 'to')
}
