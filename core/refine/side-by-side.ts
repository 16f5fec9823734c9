import type { SettledCandidate } from '../edit/settle/settle.ts'

/**
 * Gives all that candidates hold as candidates of their own: one that was settled with another scope stands right after the
 * one that it goes with, so that the user chooses and nothing is dropped in silence.
 */
export function sideBySide(candidates: readonly SettledCandidate[]): readonly SettledCandidate[] {
  return candidates.flatMap(({ alternative, ...one }) => {
    return alternative ? [one, ...sideBySide([alternative])] : [one]
  })
}
