import type { FollowUpSign, FollowUpWords } from '../words/follow-up-words.ts'
import type { Token } from './lex.ts'
import type { Wanted } from './said.ts'

/** What a clause is read from. */
export interface Clause {
  /** The whole follow-up, which the tokens' places count in. */
  readonly text: string
  readonly tokens: readonly Token[]
  readonly words: FollowUpWords
}

/** Gives some words as typed, without what says nothing at their ends; null where nothing is left. */
export function phrase({ text, tokens }: Clause): string | null {
  const left = trim(tokens)
  const [first] = left
  const last = left.at(-1)
  if (!first || !last || left.every((token) => has(token, 'article'))) return null
  return text.slice(first.start, last.end)
}

/** Takes off what says nothing at both ends; a sign besides is taken off as well. */
export function trim(tokens: readonly Token[], sign?: FollowUpSign): readonly Token[] {
  const says = (token: Token): boolean => {
    const isStop = /^[.!?,;:]$/u.test(token.text)
    return !isStop && !has(token, 'filler') && !(sign && has(token, sign))
  }
  const from = tokens.findIndex(says)
  if (from < 0) return []
  let to = tokens.length
  while (!says(tokens[to - 1] as Token)) to -= 1
  return tokens.slice(from, to)
}

/** Tells whether a token may mean this. */
export function has(token: Token, sign: FollowUpSign): boolean {
  return token.signs.has(sign)
}

/** Tells whether a token says nothing by itself, or one of these. */
export function explained(token: Token, signs: readonly FollowUpSign[]): boolean {
  return ['filler', 'article', ...signs].some((sign) => token.signs.has(sign as FollowUpSign))
}

/** Tells which picture these words name; one step back where they name none. */
export function wantedIn(tokens: readonly Token[]): Wanted {
  const version = tokens.find((token) => token.version !== null)?.version
  if (version !== undefined && version !== null) return { kind: 'version', number: version }
  if (tokens.some((token) => has(token, 'original') || has(token, 'all'))) return { kind: 'source' }
  const counts = (['two', 'three'] as const).findIndex((sign) =>
    tokens.some((token) => has(token, sign)),
  )
  return { kind: 'steps', count: counts < 0 ? 1 : counts + 2 }
}
