import type { SettledCandidate } from '../edit/settle/settle.ts'
import { RefineError } from '../errors.ts'
import type { Prepared } from './refinement.ts'

/**
 * Refuses an answer none of whose candidates changed a pixel.
 *
 * @throws RefineError `nothing_changed`.
 */
export function expectChange(prepared: Prepared, candidates: readonly SettledCandidate[]): void {
  if (!candidates.some(isChange)) throw nothingChanged(prepared)
}

function isChange({ content, report }: SettledCandidate): boolean {
  return content.kind === 'reframe' || report.inside.changedPixels > 0
}

function nothingChanged({ intent }: Prepared): RefineError {
  const where = intent.region ? 'inside the region' : 'of the picture'
  return new RefineError(
    'nothing_changed',
    `The provider answered, but no pixel ${where} changed.`,
    {
      hint: 'Say the change more strongly or in other words, or mark a larger region.',
    },
  )
}
