import { isA, isNamed, isQuality, isTopic } from './clause.ts'
import type { Token } from './tokens.ts'

/** "Hair blonde", "the candle lit", "lamp off": where what is said of a thing begins; null where a clause is none. */
export function fragmentAt(tokens: readonly Token[], from: number, to: number): number | null {
  let at = to
  while (at > from && isSaidOf(tokens[at - 1], at === to)) at--
  let begin = from
  while (begin < at && isA(tokens[begin], 'the', 'possessive')) begin++
  const name = tokens.slice(begin, at)
  const isName = name.length > 0 && name.length < 4 && name.every(isPlainName)
  return isName && at < to ? at : null
}

const noName = ['the', 'possessive', 'a', 'pronoun', 'adverb', 'no', 'not', 'opening'] as const

/** A noun; one that is a verb as well ("dress") only by itself. */
function isPlainName(token: Token, _: number, { length }: readonly Token[]): boolean {
  const isVerb = isA(token, 'verb') && (length > 1 || !isA(token, 'doubtful'))
  return isNamed(token) && !isVerb && !isA(token, ...noName)
}

function isSaidOf(token: Token | undefined, isLast: boolean): boolean {
  if (isA(token, 'too', 'slight', 'strong', 'more', 'less') && !isLast) return true
  if (isA(token, 'particle')) return isLast
  return isQuality(token) && !isTopic(token)
}

/** Whether such a fragment begins here, whatever follows it. */
export function beginsFragment(tokens: readonly Token[], from: number, to: number): boolean {
  for (let end = Math.min(to, from + 6); end > from + 1; end--) {
    if (fragmentAt(tokens, from, end) !== null) return true
  }
  return false
}
