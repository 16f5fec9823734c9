import { type FindingKind, findingKinds } from '../../core/guide/findings/finding.ts'
import type { LabelledPhrase } from '../../test/support/phrases.ts'

/** How often a finding was wanted, found, and both. */
export interface Score {
  wanted: number
  found: number
  right: number
}

/** What was found on a set of labelled phrases. */
export interface Scores {
  readonly kinds: ReadonlyMap<FindingKind, Score>
  readonly all: Score
  /** Phrases whose findings are exactly those that were wanted. */
  readonly exact: number
  /** Phrases that want none, and those of them on which something was found. */
  readonly clean: number
  readonly alarmed: number
}

/**
 * Counts, for each kind, how findings agree with the labels.
 *
 * @param tolerant - whether findings that may be there are left out of the count; otherwise they are wrong
 */
export function scoresOf(
  phrases: readonly LabelledPhrase[],
  find: (text: string) => ReadonlySet<FindingKind>,
  tolerant: boolean,
): Scores {
  const kinds = new Map<FindingKind, Score>(
    findingKinds.map((kind) => [kind, { wanted: 0, found: 0, right: 0 }]),
  )
  const all: Score = { wanted: 0, found: 0, right: 0 }
  let exact = 0
  let clean = 0
  let alarmed = 0
  for (const phrase of phrases) {
    const found = find(phrase.text)
    let agrees = true
    for (const [kind, score] of kinds) {
      if (tolerant && phrase.may.includes(kind)) continue
      const isWanted = phrase.must.includes(kind)
      const isFound = found.has(kind)
      for (const count of [score, all]) {
        count.wanted += Number(isWanted)
        count.found += Number(isFound)
        count.right += Number(isWanted && isFound)
      }
      agrees &&= isWanted === isFound
    }
    exact += Number(agrees)
    if (phrase.must.length === 0 && phrase.may.length === 0) {
      clean++
      alarmed += Number(found.size > 0)
    }
  }
  return { kinds, all, exact, clean, alarmed }
}
