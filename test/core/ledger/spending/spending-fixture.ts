import type { SpendingLine } from '../../../../core/ledger/spending/spending-line.ts'

/** Noon of a day, in milliseconds since 1970 UTC. */
export const noon = Date.UTC(2026, 10, 20, 12)
export const dayMs = 86_400_000

/** An answered call of 4 cents on 20 November 2026. */
export function lineFixture(changes: Partial<SpendingLine> = {}): SpendingLine {
  return {
    call: 'one',
    edit: 'abcdef0123456789abcdef',
    attempt: 1,
    sentAt: noon,
    endedAt: noon + 12_000,
    document: 'bottle.psd',
    provider: 'openai',
    model: 'gpt-image-2.6-flare',
    outcome: 'answered',
    estimate: { lowUsd: 0.03, highUsd: 0.05, source: 'interpolated' },
    costUsd: 0.04,
    pictures: 1,
    acceptance: null,
    ...changes,
  }
}
