import { RefineError } from '../errors.ts'
import { mayBeBilled } from '../ledger/billing.ts'
import type { Ledger, LedgerEntry } from '../ledger/ledger.ts'
import { intentOfEdit } from './intent-of-edit.ts'
import { pickedForEntry } from './picked-for-entry.ts'
import { prepare } from './prepare.ts'
import type { Intent, Planned, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { request } from './request.ts'
import { canResume } from './resume-call.ts'
import { proposalFromLedger } from './waiting.ts'

/** Tells whether a call got no answer but may have been billed all the same. */
export function mayHaveCost({ state, estimate, error }: LedgerEntry): boolean {
  if (state === 'answered' || estimate?.highUsd === 0) return false
  return state !== 'failed' || error === null || mayBeBilled(error)
}

/**
 * Finds the newest call with exactly this edit that ended without an answer and may have been billed; null when there is
 * none, and for calls that are resumed from the provider's queue.
 *
 * Promise 5: sending such an edit again is a question for the user.
 */
export async function alreadySent(
  ledger: Ledger,
  { editHash }: Pick<Planned, 'editHash'>,
): Promise<LedgerEntry | null> {
  const entries = await ledger.entries()
  const same = entries.filter(
    (entry) =>
      entry.attempt.edit === editHash &&
      entry.state !== 'open' &&
      entry.ticket === undefined &&
      mayHaveCost(entry),
  )
  return same.at(-1) ?? null
}

/**
 * Gives what a call without an answer asked for as an intent on its source as it is now, which must be picked.
 *
 * @throws RefineError `no_layer`, `source_changed`, `not_supported` for a call that took further pictures along.
 */
export async function intentFromEntry(
  { host }: Pick<RefineDeps, 'host'>,
  entry: Pick<LedgerEntry, 'source' | 'edit'>,
  options: RefineOptions = {},
): Promise<Intent> {
  const { references } = entry.edit
  if (references.length > 0) {
    throw new RefineError(
      'not_supported',
      'The further pictures that went along with this call are not kept.',
      { hint: 'Refine again with them, and forget this call.' },
    )
  }
  return intentOfEdit(entry.edit, await pickedForEntry(host, entry, options))
}

/**
 * Sends what a call without an answer asked for again, as a call of its own with the user's consent; the old one is
 * forgotten once the new one may have been billed. One that waits in the provider's queue is resumed instead.
 *
 * @throws RefineError `not_found` when no such call waits, and what {@link intentFromEntry}, {@link prepare} and
 *   {@link request} throw.
 */
export async function resend(
  deps: RefineDeps,
  call: string,
  options: RefineOptions = {},
): Promise<Proposal> {
  const entry = (await deps.ledger.entries()).find(({ id }) => id === call)
  if (!entry || entry.state === 'answered') {
    throw new RefineError('not_found', 'This call is no longer open.', {
      hint: 'It was answered, sent again or forgotten; look at what waits, or refine anew.',
    })
  }
  if (entry.state === 'open') throw underWay()
  if (canResume(deps.provider, entry)) return proposalFromLedger(deps, call, options)
  const intent = await intentFromEntry(deps, entry, options)
  return request(deps, await prepare(deps, intent, options), { ...options, replaces: call })
}

function underWay(): RefineError {
  return new RefineError('host_busy', 'This call is still under way.', {
    hint: 'Wait for its answer, or cancel it first.',
    retryable: true,
  })
}
