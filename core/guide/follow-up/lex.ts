import type { FollowUpSign, FollowUpWords } from '../words/follow-up-words.ts'

/** Some words of a follow-up that belong together, with all that they may mean. */
export interface Token {
  /** In lower case, as in the tables. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Empty for a word that no table knows. */
  readonly signs: ReadonlySet<FollowUpSign>
  /** The number of a version that is named. */
  readonly version: number | null
}

/** The tables of one language, ready for looking up. */
interface Lexicon {
  readonly signs: ReadonlyMap<string, ReadonlySet<FollowUpSign>>
  /** Words of the longest entry. */
  readonly longest: number
}

const lexicons = new WeakMap<FollowUpWords, Lexicon>()
const none: ReadonlySet<FollowUpSign> = new Set()

/** Cuts a follow-up into the entries of a language's tables, the longest that fit, and other words one by one. */
export function lex(text: string, words: FollowUpWords): readonly Token[] {
  const { signs, longest } = lexiconOf(words)
  const found = [...plain(text).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*|[,;:–—.!?]/gu)].map(
    (match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }),
  )
  const tokens: Token[] = []
  for (let at = 0; at < found.length; ) {
    const token = longestAt(found, at, signs, longest)
    tokens.push(token.token)
    at += token.words
  }
  return tokens
}

/** Gives a text as tables have it; every character keeps its place. */
function plain(text: string): string {
  const lower = text.toLowerCase()
  return (lower.length === text.length ? lower : text).replace(/[’‘`´]/gu, "'")
}

type Found = Pick<Token, 'text' | 'start' | 'end'>

function longestAt(
  found: readonly Found[],
  at: number,
  signs: Lexicon['signs'],
  longest: number,
): { readonly token: Token; readonly words: number } {
  const first = found[at] as Found
  const number = /^v(\d{1,6})$/u.exec(first.text)?.[1]
  if (number !== undefined) {
    return { token: { ...first, signs: none, version: Number(number) }, words: 1 }
  }
  for (let words = Math.min(longest, found.length - at); words > 0; words -= 1) {
    const part = found.slice(at, at + words)
    const text = part.map((one) => one.text).join(' ')
    const meant = signs.get(text)
    const last = part.at(-1) as Found
    if (meant) {
      const next = meant.has('version') ? /^\d{1,6}$/u.exec(found[at + words]?.text ?? '') : null
      const end = next ? (found[at + words] as Found).end : last.end
      const token = { text, start: first.start, end, signs: meant }
      return next
        ? { token: { ...token, version: Number(next[0]) }, words: words + 1 }
        : { token: { ...token, version: null }, words }
    }
  }
  return { token: { ...first, signs: none, version: null }, words: 1 }
}

function lexiconOf(words: FollowUpWords): Lexicon {
  const known = lexicons.get(words)
  if (known) return known
  const signs = new Map<string, Set<FollowUpSign>>()
  for (const [sign, list] of Object.entries(words.signs) as [FollowUpSign, string][]) {
    for (const entry of entriesOf(list)) signs.set(entry, (signs.get(entry) ?? new Set()).add(sign))
  }
  const longest = Math.max(...[...signs.keys()].map((entry) => entry.split(' ').length))
  const made = { signs, longest }
  lexicons.set(words, made)
  return made
}

/** Gives the entries of a word table: split at blanks, with `_` for the blanks within one. */
export function entriesOf(list: string): readonly string[] {
  return list
    .split(/\s+/u)
    .filter((entry) => entry !== '')
    .map((entry) => entry.replace(/_/gu, ' '))
}
