import type { FollowUpSign, FollowUpWords } from '../words/follow-up-words.ts'
import { findQuality } from './axis-words.ts'
import { type Clause, explained, has, phrase, wantedIn } from './clause.ts'
import { entriesOf, type Token } from './lex.ts'
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
]

/** "A bit more", "too much", "more steam", "a bit less on the left". */
export function parseAmount(clause: Clause): Said | null {
  const { tokens } = clause
  const more = tokens.some((token) => has(token, 'more'))
  const less = tokens.some((token) => has(token, 'less'))
  if (more === less) return null
  const others = tokens.filter((token) => !explained(token, amountSigns))
  const base = { act: 'amount', sign: more ? 1 : -1, size: sizeOf(tokens) } as const
  const [first] = others
  if (!first) return { ...base, about: null, place: null }
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
  const sizes: FollowUpSign[] = ['make', 'small', 'big', 'now', 'too', 'enough', 'not', 'also']
  const others = said.filter((token) => !explained(token, sizes) || isComparing(token, words))
  const text = others.map((token) => token.text).join(' ')
  const form = isToo ? 'too' : isLack ? 'lack' : 'bare'
  const found = findQuality(text, words, form === 'bare' ? 'comparative' : 'adjective')
  if (!found || found.start > 0 || found.end < text.length) return null
  return { act: 'quality', text, size: sizeOf(said), form, than: wanted }
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
