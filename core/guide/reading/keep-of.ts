import type { PreserveKind } from '../../edit/edit.ts'
import type { Language } from '../words/language.ts'
import { isA, type Range } from './clause.ts'
import { keptIn } from './keep-clause.ts'
import { isAdjective, isNoun } from './parts.ts'
import type { Keep } from './reading.ts'
import type { Segment } from './split-clauses.ts'
import type { Token } from './tokens.ts'

/** Describes what a clause says must stay; null where it names nothing. */
export function keepOf(
  text: string,
  tokens: readonly Token[],
  { range }: Segment,
  { reading: { everythingElse } }: Language,
): Keep | null {
  const all = trimmed(tokens, range)
  const kept = keptIn(tokens, all)
  const [first, last] = [tokens[kept[0]], tokens[kept[1] - 1]]
  const [begin, end] = [tokens[all[0]], tokens[all[1] - 1]]
  if (!first || !last || !begin || !end || kept[0] >= kept[1]) return null
  const span = { start: begin.start, end: end.end }
  const words = tokens.slice(kept[0], kept[1])
  // "Nothing else", "no changes": what is meant is the opposite of what is typed.
  const isRest = words.every((token) => isA(token, 'no', 'list'))
  const typed = text.slice(first.start, last.end).replace(/\s+/g, ' ')
  return {
    text: text.slice(span.start, span.end),
    span,
    what: isRest ? everythingElse : typed,
    kind: keptKind(words),
  }
}

function trimmed(tokens: readonly Token[], [from, to]: Range): Range {
  let end = to
  while (
    end > from &&
    (tokens[end - 1]?.kind === 'stop' ||
      tokens[end - 1]?.kind === 'mark' ||
      isA(tokens[end - 1], 'and'))
  )
    end--
  return [from, end]
}

/** By the first word that tells. */
function keptKind(words: readonly Token[]): PreserveKind {
  for (const token of words) {
    if (isA(token, 'noun text')) return 'text'
    if (isNoun(token, 'body', 'person') || isAdjective(token, 'body')) return 'identity'
    if (isNoun(token, 'shape', 'size')) return 'product shape'
    if (isNoun(token, 'background')) return 'background'
    if (isNoun(token, 'material')) return 'texture'
    if (isNoun(token, 'color') || isAdjective(token, 'paint', 'color')) return 'palette'
    if (isNoun(token, 'light') || isAdjective(token, 'light')) return 'lighting'
    if (isNoun(token, 'frame', 'position') || isAdjective(token, 'position') || isA(token, 'place'))
      return 'composition'
  }
  return 'other'
}
