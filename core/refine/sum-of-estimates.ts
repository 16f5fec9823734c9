import { type Estimate, free } from '../provider.ts'

/** Adds what several calls cost; null when one of them has no known price. */
export function sumOfEstimates(estimates: readonly (Estimate | null)[]): Estimate | null {
  return estimates.reduce<Estimate | null>(
    (sum, estimate) => sum && estimate && added(sum, estimate),
    free,
  )
}

function added(a: Estimate, b: Estimate): Estimate {
  const ranks = ['free', 'table', 'interpolated'] as const
  return {
    lowUsd: a.lowUsd + b.lowUsd,
    highUsd: a.highUsd + b.highUsd,
    source: ranks[Math.max(ranks.indexOf(a.source), ranks.indexOf(b.source))] ?? 'interpolated',
  }
}
