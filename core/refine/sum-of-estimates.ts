import { type Estimate, free } from '../provider.ts'

/** Adds what several calls cost; null when one of them has no known price. */
export function sumOfEstimates(estimates: readonly (Estimate | null)[]): Estimate | null {
  return estimates.reduce<Estimate | null>(
    (sum, estimate) => sum && estimate && added(sum, estimate),
    free,
  )
}

function added(a: Estimate, b: Estimate): Estimate {
  const painted = [paintedOf(a), paintedOf(b)].filter((usd) => usd !== undefined)
  const ranks = ['free', 'table', 'interpolated'] as const
  return {
    lowUsd: a.lowUsd + b.lowUsd,
    highUsd: a.highUsd + b.highUsd,
    ...(painted.length === 2 && { paintedUsd: painted.reduce((sum, usd) => sum + usd, 0) }),
    source: ranks[Math.max(ranks.indexOf(a.source), ranks.indexOf(b.source))] ?? 'interpolated',
  }
}

function paintedOf({ paintedUsd, highUsd }: Estimate): number | undefined {
  return highUsd === 0 ? 0 : paintedUsd
}
