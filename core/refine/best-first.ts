import type { SettledCandidate } from '../edit/settle/settle.ts'
import { type FailedGate, failedGates, type GateContext } from './gates.ts'

/** What each severity counts: one broken promise weighs more than every warning there can be. */
const weights: Readonly<Record<FailedGate['severity'], number>> = {
  broken: 10_000,
  warning: 100,
  remark: 1,
}

/** Gives the positions of candidates, those that fail the fewest and mildest checks first; equals keep their order. */
export function bestFirst(
  candidates: readonly SettledCandidate[],
  context: GateContext,
): readonly number[] {
  const faults = candidates.map(({ report }) => faultsOf(failedGates(report, context)))
  return [...candidates.keys()].sort((a, b) => (faults[a] ?? 0) - (faults[b] ?? 0) || a - b)
}

function faultsOf(failed: readonly FailedGate[]): number {
  return failed.reduce((sum, { severity }) => sum + weights[severity], 0)
}

/** Tells whether asking again may well help: every candidate fails a check that can come out better. */
export function isWorthAskingAgain(
  candidates: readonly SettledCandidate[],
  context: GateContext,
): boolean {
  return candidates.every(({ report }) =>
    failedGates(report, context).some(({ severity, retryable }) => {
      return retryable && severity !== 'remark'
    }),
  )
}
