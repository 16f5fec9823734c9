import type { Language } from '../words/language.ts'
import { type Clause, endsPhrase, isA, isJoint, isQuality, type Range } from './clause.ts'
import type { Token } from './tokens.ts'

/** What the object becomes, said without a joining word. */
export function bareResult(
  tokens: readonly Token[],
  from: number,
  split: number,
  to: number,
  group: Clause['group'],
  language: Language,
): Range | null {
  let begin = split
  if (group === 'said' || isA(tokens[begin], 'seem')) {
    while (begin < to && isA(tokens[begin], 'modal', 'be', 'seem')) begin++
  }
  if (begin < to && (begin > split || isResultWord(tokens, begin, to))) {
    return [begin, resultEnd(tokens, begin, to)]
  }
  const isPlaced = isA(tokens[split], 'place', 'with', 'from')
  return (
    trailingQuality(tokens, from, split, group, language) ??
    (isPlaced ? laterResult(tokens, split, to, group, language) : null)
  )
}

/** "The cup on the table a bit larger": behind the place of the object. */
function laterResult(
  tokens: readonly Token[],
  from: number,
  to: number,
  group: Clause['group'],
  language: Language,
): Range | null {
  for (let at = from + 1; at < to; at++) {
    const isBegin =
      isA(tokens[at], 'comparative', 'slight', 'strong') || tokens[at]?.kind === 'number'
    if (isBegin && isResultWord(tokens, at, to)) return [at, resultEnd(tokens, at, to)]
  }
  return group === 'said' ? null : trailingQuality(tokens, from + 1, to, group, language)
}

function isResultWord(tokens: readonly Token[], at: number, to: number): boolean {
  let begin = at
  while (begin < to && isMeasure(tokens[begin])) begin++
  const isAmount = begin > at
  return (
    begin < to &&
    ((isQuality(tokens[begin]) && !isA(tokens[begin], 'place')) ||
      isA(tokens[begin], 'a', 'participle') ||
      (isAmount && tokens[begin]?.kind === 'word' && !endsPhrase(tokens[begin])))
  )
}

function isMeasure(token: Token | undefined): boolean {
  const isWord = isA(
    token,
    'slight',
    'some',
    'strong',
    'adverb',
    'times',
    'more',
    'less',
    'unit',
    'as',
  )
  return isWord || token?.kind === 'number'
}

function resultEnd(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const isOther = isA(tokens[at], 'place', 'relative', 'with', 'while', 'but')
    if (isOther && !isA(tokens[at], 'as')) return at
  }
  return to
}

/** "The lighting soft and warm", "the wall dark blue": the qualities at the end, after what they are said of. */
function trailingQuality(
  tokens: readonly Token[],
  from: number,
  to: number,
  group: Clause['group'],
  language: Language,
): Range | null {
  let begin = to
  while (begin > from && isSaid(tokens, begin - 1, begin === to, language)) begin--
  while (begin < to && isJoint(tokens[begin])) begin++
  // "The light soft": what could be a quality as well is what the rest is said of.
  if (isA(tokens[begin - 1], 'the', 'possessive') && begin + 1 < to) begin++
  const before = tokens[begin - 1]
  const isAfterName =
    begin > from &&
    !isA(before, 'the', 'a', 'possessive') &&
    !isJoint(before) &&
    !endsPhrase(before)
  const isDeterminer = isA(before, 'the', 'possessive') && !isQuality(tokens[begin])
  const isAfterPronoun = begin > from && isA(before, 'pronoun') && !isDeterminer
  if (begin === to || !(isAfterName || isAfterPronoun)) return group === 'said' ? [begin, to] : null
  return [begin, to]
}

function isSaid(
  tokens: readonly Token[],
  at: number,
  isLast: boolean,
  language: Language,
): boolean {
  const token = tokens[at]
  if (token === undefined || isA(token, 'pronoun')) return false
  if (isQuality(token) || isA(token, 'participle')) return true
  if (!isLast) return isJoint(token) || isA(token, 'more', 'less', 'slight', 'strong', 'opening')
  const { adjectiveEndings } = language.reading
  return (
    token.entry.known.size === 0 && adjectiveEndings.some((ending) => token.low.endsWith(ending))
  )
}
