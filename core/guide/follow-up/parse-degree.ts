import { isA, isQuality } from '../reading/clause.ts'
import { tokensOf } from '../reading/tokens.ts'
import type { FollowUpSign, FollowUpWords } from '../words/follow-up-words.ts'
import { numberOf } from './added.ts'
import { findQuality } from './axis-words.ts'
import { type Clause, explained, has, phrase, wantedIn } from './clause.ts'
import { entriesOf, type Token } from './lex.ts'
import { languageWith } from './past.ts'
import type { Said, Wanted } from './said.ts'

const amountSigns: readonly FollowUpSign[] = [
  'make',
  'more',
  'less',
  'small',
  'big',
  'again',
  'now',
  'too',
  'same',
  'it',
]

/** "A bit more", "too much", "more steam", "a bit less on the left". */
export function parseAmount(clause: Clause): Said | null {
  const { tokens } = clause
  const more = tokens.some((token) => has(token, 'more'))
  const less = tokens.some((token) => has(token, 'less'))
  if (more === less) return null
  const others = tokens.filter((token) => !explained(token, amountSigns))
  const base = { act: 'amount', sign: more ? 1 : -1, size: sizeOf(tokens), measure: null } as const
  const [first] = others
  if (!first) return { ...base, about: null, place: null }
  const measure = measureIn(clause, others)
  if (measure !== null) return { ...base, about: null, place: null, measure }
  const from = tokens.indexOf(first)
  const to = tokens.indexOf(others.at(-1) as Token)
  const isOne = tokens
    .slice(from, to + 1)
    .every((token) => !has(token, 'more') && !has(token, 'less'))
  const named = phrase({ ...clause, tokens: tokens.slice(from, to + 1) })
  const isCounted = tokens.some(
    (token) => (has(token, 'more') || has(token, 'less')) && isComparing(token, clause.words),
  )
  if (!isOne || named === null) return null
  if (has(first, 'place')) return { ...base, about: null, place: named }
  return !isCounted || others.some((token) => has(token, 'place') || has(token, 'but'))
    ? null
    : { ...base, about: named, place: null }
}

/** "5 %", "two": where nothing else is said. */
function measureIn({ text, words }: Clause, others: readonly Token[]): string | null {
  const [first, unit] = others
  if (!first || numberOf(first.text, words) === null || others.length > 2) return null
  const said = /^\d+(?:[.,]\d+)?\s*(?:%|percent|per cent|px|°)?/u.exec(text.slice(first.start))?.[0]
  const isAll = !unit || (said !== undefined && unit.start < first.start + said.length)
  return isAll ? (said ?? first.text).trim() : null
}

/** "Warmer", "even darker", "too dark", "not warm enough", "darker than before". */
export function parseQuality(clause: Clause): Said | null {
  const { tokens, words } = clause
  const than = tokens.findIndex((token) => has(token, 'than'))
  const wanted = than < 0 ? null : thanWhat(tokens.slice(than + 1))
  if (than >= 0 && wanted === null) return null
  const said = than < 0 ? tokens : tokens.slice(0, than)
  const isToo = said.some((token) => has(token, 'too'))
  const isLack =
    said.some((token) => has(token, 'enough')) && said.some((token) => has(token, 'not'))
  const sizes: FollowUpSign[] = [
    'make',
    'small',
    'big',
    'now',
    'too',
    'enough',
    'not',
    'also',
    'it',
  ]
  const others = said.filter((token) => !explained(token, sizes) || isComparing(token, words))
  const text = others.map((token) => token.text).join(' ')
  const form = isToo ? 'too' : isLack ? 'lack' : 'bare'
  const found = findQuality(text, words, form === 'bare' ? 'comparative' : 'adjective')
  const isKnown = found !== null && found.start === 0 && found.end === text.length
  const isAmount =
    others.length === 1 && others.some((token) => has(token, 'more') || has(token, 'less'))
  if (!isKnown && isAmount) return null
  if (!isKnown && (wanted !== null || !isOfQuality(text, form, words))) return null
  const isIt = said.some(
    (token) => has(token, 'it') || /^(?:this|that|these|those)$/u.test(token.text),
  )
  return { act: 'quality', text, size: sizeOf(said), form, than: wanted, isIt }
}

/** "Shinier", "more dramatic", "too red": qualities that have no axis of their own. */
function isOfQuality(text: string, form: 'bare' | 'too' | 'lack', words: FollowUpWords): boolean {
  const [first, ...rest] = tokensOf(text, languageWith(words))
  if (!first) return false
  if (form !== 'bare') return rest.length === 0 && isQuality(first)
  if (rest.length === 0) return isA(first, 'comparative')
  return rest.length === 1 && isA(first, 'more', 'less') && isQuality(rest[0])
}

/** "More" before "saturated" belongs to the quality. */
function isComparing({ text }: Token, { comparing }: FollowUpWords): boolean {
  return entriesOf(comparing).includes(text)
}

function thanWhat(tokens: readonly Token[]): Wanted | null {
  const allowed: FollowUpSign[] = [
    'before',
    'original',
    'last',
    'now',
    'version',
    'one',
    'like',
    'step',
  ]
  const isKnown = tokens.every((token) => token.version !== null || explained(token, allowed))
  if (!isKnown) return null
  const isNow = tokens.length === 0 || tokens.some((token) => has(token, 'now'))
  return isNow && tokens.every((token) => token.version === null)
    ? { kind: 'steps', count: 0 }
    : wantedIn(tokens)
}

function sizeOf(tokens: readonly Token[]): 0 | 1 | 2 {
  if (tokens.some((token) => has(token, 'small'))) return 0
  return tokens.some((token) => has(token, 'big')) ? 2 : 1
}
