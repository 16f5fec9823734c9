import { RefineError } from '../errors.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'
import { canResume } from './resume-call.ts'

/**
 * Gives the calls that an edit is sent instead of: those whose outcome is not known, if the user agrees to send it again.
 *
 * Promise 5: without consent such an edit is not sent. Calls that wait in the provider's queue are left alone: they are
 * resumed.
 *
 * @throws RefineError `sent_before`, with what the other call may have cost.
 */
export async function callsToReplace(
  { ledger, provider }: Pick<RefineDeps, 'ledger' | 'provider'>,
  editHash: string,
  { again, replaces }: RefineOptions,
): Promise<readonly string[]> {
  const named = replaces === undefined ? [] : [replaces]
  const entries = await ledger.entries()
  const unknown = entries.filter(
    (entry) =>
      entry.attempt.edit === editHash &&
      entry.state === 'unknown' &&
      entry.estimate?.highUsd !== 0 &&
      !canResume(provider, entry),
  )
  const [first] = unknown
  if (!first) return named
  if (again) return [...new Set([...named, ...unknown.map(({ id }) => id)])]
  if (replaces === undefined) throw sentBefore(first, unknown.length)
  return named
}

function sentBefore({ estimate, sentAt }: LedgerEntry, count: number): RefineError {
  const at = `${new Date(sentAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const cost = estimate
    ? `it may have cost up to $${estimate.highUsd.toFixed(4)}`
    : 'it may have been billed, at a price that is not known'
  return new RefineError(
    'sent_before',
    count === 1
      ? `The same was sent at ${at} and nobody knows what became of it: ${cost}.`
      : `The same was sent ${count} times, first at ${at}, and nobody knows what became of it: each time ${cost}.`,
    {
      hint: 'Nothing was sent now. Look at your usage at the provider; to send it again is a new call that may be billed as well.',
    },
  )
}
