import type { Reading } from '../reading/reading.ts'
import type { Finding, FindingLevel } from './finding.ts'
import type { GuideContext } from './guide-context.ts'
import { rules } from './rules.ts'

const weights: Readonly<Record<FindingLevel, number>> = { stop: 0, suggest: 1, note: 2 }

/**
 * Finds what is worth saying about an instruction before it runs, the most important first.
 *
 * Free, instant and offline. Where something is not known (the region, the history, what is in the picture), what needs
 * it is not found.
 */
export function findOn(reading: Reading, context: GuideContext): readonly Finding[] {
  return rules
    .flatMap(({ kind, needs, reason, find }): Finding[] =>
      find({ reading, context }).map((found) => ({ kind, needs, reason, ...found })),
    )
    .sort((one, other) => weights[one.level] - weights[other.level])
}
