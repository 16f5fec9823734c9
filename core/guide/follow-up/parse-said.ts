import type { FollowUpSign, FollowUpWords } from '../words/follow-up-words.ts'
import { type Clause, explained, has, phrase, trim, wantedIn } from './clause.ts'
import { lex, type Token } from './lex.ts'
import { parseAmount, parseQuality } from './parse-degree.ts'
import type { Said, SaidFully } from './said.ts'

/**
 * Takes a follow-up apart by its words; null where it is none, or says more than the tables know.
 *
 * Every word must be explained: a sign of the tables, or the name of what is meant in a place where one belongs. So an
 * ordinary instruction, which has words of its own, is never taken for a follow-up.
 */
export function parseSaid(text: string, words: FollowUpWords): SaidFully | null {
  const all = trim(lex(text, words))
  const isTail = all[0] !== undefined && has(all[0], 'but')
  const tokens = trim(all, 'but')
  if (tokens.length === 0) return null
  const first = keepFirst({ text, tokens, words })
  if (first) return first
  const kept = tokens.findIndex(
    (token, at) => has(token, 'except') || (has(token, 'keep') && (at > 0 || isTail)),
  )
  const keep = tokens[kept]
  const keeps = keep ? phrase({ text, tokens: tokens.slice(kept + 1), words }) : null
  if (keep && keeps === null) return null
  // "Everything except" says both what is meant and that something stays.
  const isAll = keep !== undefined && has(keep, 'all')
  const rest = keep ? trim(tokens.slice(0, isAll ? kept + 1 : kept), 'but') : tokens
  if (keeps !== null && rest.length === 0) {
    const goesOn = tokens.slice(kept).some((token) => has(token, 'but') && token !== keep)
    return goesOn ? null : { said: { act: 'spare' }, keeps: [keeps], more: null }
  }
  const parsed = parseWithTail({ text, tokens: rest, words }, isTail)
  return parsed && { ...parsed, keeps: keeps === null ? [] : [keeps] }
}

/** "Keep the reflection but undo the sparkle": what stays is said before. */
function keepFirst({ text, tokens, words }: Clause): SaidFully | null {
  const but = tokens.findIndex((token) => has(token, 'but'))
  if (but < 0 || !has(tokens[0] as Token, 'keep')) return null
  const keep = phrase({ text, tokens: tokens.slice(1, but), words })
  const said = parseAct({ text, tokens: trim(tokens.slice(but), 'but'), words }, false)
  return keep !== null && said?.act === 'back' ? { said, keeps: [keep], more: null } : null
}

/** "Undo that and make it cooler": the act, and what follows it. */
function parseWithTail(clause: Clause, isTail: boolean): Pick<SaidFully, 'said' | 'more'> | null {
  const whole = parseAct(clause, isTail)
  if (whole) return { said: whole, more: null }
  for (const [at, token] of clause.tokens.entries()) {
    if (at === 0 || !has(token, 'but')) continue
    const said = parseAct({ ...clause, tokens: trim(clause.tokens.slice(0, at), 'but') }, isTail)
    const then = phrase({ ...clause, tokens: trim(clause.tokens.slice(at + 1), 'but') })
    const mayGoOn = said && ['back', 'retry', 'again', 'same'].includes(said.act)
    if (mayGoOn && then !== null) return { said, more: then }
  }
  return null
}

function parseAct(clause: Clause, isTail: boolean): Said | null {
  const trimmed = { ...clause, tokens: trim(clause.tokens) }
  if (trimmed.tokens.length === 0) return null
  for (const parse of acts) {
    const said = parse(trimmed, isTail)
    if (said) return said
  }
  return null
}

const acts: readonly ((clause: Clause, isTail: boolean) => Said | null)[] = [
  parseQuality,
  parseBack,
  parseRetry,
  parseAmount,
  parseSame,
  parseOnly,
  parseNext,
]

const backSigns: readonly FollowUpSign[] = [
  'undo',
  'restore',
  'make',
  'before',
  'like',
  'original',
  'last',
  'all',
  'step',
  'one',
  'two',
  'three',
  'again',
  'for',
  'also',
  'version',
  'place',
  'except',
  'it',
]

function parseBack(clause: Clause): Said | null {
  const { tokens } = clause
  const isUndo = tokens.some((token) => has(token, 'undo') || has(token, 'before'))
  const isBack = isUndo || tokens.some((token) => has(token, 'restore'))
  const isNamed = tokens.some((token) => token.version !== null || has(token, 'original'))
  if (!isBack && !isNamed) return null
  const others = tokens.filter((token) => !explained(token, backSigns) && token.version === null)
  if (others.length === 0) return { act: 'back', to: wantedIn(tokens) }
  const named = phrase({ ...clause, tokens: within(tokens, others) })
  if (isBack && !isUndo && named !== null && !tokens.some((token) => has(token, 'but'))) {
    const isPicture = tokens.some((token) =>
      ['step', 'one', 'version'].some((sign) => has(token, sign as 'one')),
    )
    return { act: 'back', to: { kind: isPicture ? 'after' : 'removed', about: named } }
  }
  // "Go back and make it cooler" goes on in another clause.
  if (!isUndo || tokens.some((token) => has(token, 'but') || has(token, 'original'))) return null
  return named === null ? null : { act: 'back', to: { kind: 'before', about: named } }
}

function parseRetry({ tokens }: Clause): Said | null {
  const allowed: FollowUpSign[] = ['retry', 'again', 'last', 'one', 'step', 'same', 'also', 'now']
  if (!tokens.every((token) => explained(token, allowed))) return null
  if (tokens.some((token) => has(token, 'retry'))) return { act: 'retry' }
  const isSame = tokens.some((token) => has(token, 'again') || has(token, 'same'))
  return isSame ? { act: 'again' } : null
}

function parseSame(clause: Clause): Said | null {
  const { tokens } = clause
  const at = tokens.findIndex((token) => has(token, 'same'))
  if (at < 0 || !tokens.slice(0, at).every((token) => explained(token, ['also', 'now', 'but']))) {
    return null
  }
  const next = tokens[at + 1]
  if (!next || has(next, 'but')) return null
  const what = place({ ...clause, tokens: dropLast(tokens.slice(at + 1), ['also', 'again']) })
  return what && { act: 'same', ...what, explicit: true }
}

function parseOnly(clause: Clause): Said | null {
  const [first, ...rest] = clause.tokens
  if (first && has(first, 'not')) return parseNotBut(clause)
  // "The other cup": it was the wrong one.
  if (clause.tokens.find((token) => !has(token, 'article'))?.signs.has('other')) {
    const what = place(clause)
    return what && !what.isPlace ? { act: 'only', ...what } : null
  }
  if (!first || !has(first, 'only')) return null
  const what = place({ ...clause, tokens: rest })
  return what && { act: 'only', ...what }
}

/** "Not the cup, the saucer". */
function parseNotBut(clause: Clause): Said | null {
  const but = clause.tokens.findIndex((token) => has(token, 'but'))
  const what = but < 2 ? null : place({ ...clause, tokens: trim(clause.tokens.slice(but), 'but') })
  return what && { act: 'only', ...what }
}

/** "Now the background", "the table too", "and the saucer". */
function parseNext(clause: Clause, isTail: boolean): Said | null {
  const { tokens } = clause
  const first = tokens[0] as Token
  const last = tokens.at(-1) as Token
  // "Too dark" is no "also".
  if (has(first, 'too')) return null
  const isAlso = has(first, 'also') || (tokens.length > 1 && has(last, 'also'))
  const isNext = has(first, 'now')
  if (!isAlso && !isNext && !isTail) return null
  const inner = dropLast(isAlso && has(first, 'also') ? tokens.slice(1) : tokens, ['also', 'now'])
  const what = place({ ...clause, tokens: isNext ? inner.slice(1) : inner })
  return what && { act: 'same', ...what, explicit: isAlso }
}

/** Reads what a remark is about: a thing, or a place ("on the right"). */
function place(clause: Clause): { readonly what: string; readonly isPlace: boolean } | null {
  const tokens = trim(clause.tokens, 'for')
  const [first, ...rest] = tokens
  // "The spoon but blue" goes on in another clause; "the cup and the saucer" does not.
  if (
    !first ||
    tokens.some((token) => has(token, 'but') && !clause.words.and.split('|').includes(token.text))
  )
    return null
  const named = rest.filter((token) => !has(token, 'article') && !has(token, 'filler'))
  const isSide = named.length > 0 && named.every((token) => has(token, 'side'))
  const isPlace = has(first, 'place') && isSide
  const text = phrase({ ...clause, tokens: has(first, 'place') && !isSide ? rest : tokens })
  return text === null ? null : { what: text, isPlace }
}

/** The tokens from the first to the last of some, with their article. */
function within(tokens: readonly Token[], some: readonly Token[]): readonly Token[] {
  const from = tokens.indexOf(some[0] as Token)
  const before = tokens[from - 1]
  const start = before && has(before, 'article') ? from - 1 : from
  return tokens.slice(start, tokens.indexOf(some.at(-1) as Token) + 1)
}

function dropLast(tokens: readonly Token[], signs: readonly FollowUpSign[]): readonly Token[] {
  const last = tokens.at(-1)
  return last && signs.some((sign) => has(last, sign)) ? tokens.slice(0, -1) : tokens
}
