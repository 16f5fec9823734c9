import type { SpendingLine } from './spending-line.ts'

/** What an attempt came to, in US dollars: the same twice where it is known. */
export interface Cost {
  readonly lowUsd: number
  readonly highUsd: number
}

/**
 * Gives what an attempt cost or may have cost; null where neither the provider nor a price list says.
 *
 * An open attempt, one whose outcome is not known, and a failure that may have been billed count from nothing up to the
 * high end of their estimate. Cancelling never counts as a refund.
 */
export function costOfLine(line: SpendingLine): Cost | null {
  const { outcome, mayBeBilled, estimate, costUsd } = line
  if (costUsd !== null) return { lowUsd: costUsd, highUsd: costUsd }
  if (outcome === 'failed' && !mayBeBilled) return { lowUsd: 0, highUsd: 0 }
  if (!estimate) return null
  const { lowUsd, highUsd } = estimate
  return outcome === 'answered' ? { lowUsd, highUsd } : { lowUsd: 0, highUsd }
}
