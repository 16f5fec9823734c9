import type { Estimate } from '../../core/provider.ts'

/** An estimate that is a published price. */
export function exactly(usd: number): Estimate {
  return { lowUsd: usd, highUsd: usd, source: usd === 0 ? 'free' : 'table' }
}
