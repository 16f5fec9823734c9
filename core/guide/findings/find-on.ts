import type { Reading } from '../reading/reading.ts'
import { english, languages } from '../words/languages.ts'
import { withoutExplained } from './explained.ts'
import type { Finding, FindingLevel } from './finding.ts'
import type { GuideContext } from './guide-context.ts'
import { rules } from './rules.ts'
import { speechOf } from './speech.ts'

/** More findings at once are not read: show the first ones. */
export const mostShown = 3

const weights: Readonly<Record<FindingLevel, number>> = { stop: 0, suggest: 1, note: 2 }

/**
 * Finds what is worth saying about an instruction before it runs, the most important first.
 *
 * Free, instant and offline. Where something is not known (the region, the history, what is in the picture), what needs
 * it is not found. What another finding explains is left out.
 */
export function findOn(reading: Reading, context: GuideContext): readonly Finding[] {
  const language = languages.find(({ id }) => id === reading.language) ?? english
  const speech = speechOf(language)
  const found = rules.flatMap(({ kind, needs, reason, find }): Finding[] =>
    find({ reading, context, speech }).map((one) => ({ kind, needs, reason, ...one })),
  )
  return [...withoutExplained(found)].sort(
    (one, other) => weights[one.level] - weights[other.level],
  )
}
