import { hashEdit } from '../edit/edit-hash.ts'
import { type ErrorCode, RefineError } from '../errors.ts'
import type { Ledger, LedgerEntry } from '../ledger/ledger.ts'
import { intentOfEdit } from './intent-of-edit.ts'
import { pickedForEntry } from './picked-for-entry.ts'
import { prepare } from './prepare.ts'
import type { Intent, Planned, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { request } from './request.ts'

/** Failures after which a provider has not painted, and so bills nothing. */
const neverBilled: readonly ErrorCode[] = [
  'bad_instruction',
  'bad_setting',
  'needs_generative',
  'missing_key',
  'bad_key',
  'out_of_credit',
  'rate_limited',
  'over_budget',
  'provider_refused',
]

/** Tells whether a call got no answer but may have been billed all the same. */
export function mayBeBilled({ state, estimate, error }: LedgerEntry): boolean {
  if (state === 'answered' || estimate?.highUsd === 0) return false
  return state === 'open' || error === null || !neverBilled.includes(error.code)
}

/**
 * Finds the newest open call with exactly this edit that may have been billed; null when there is none.
 *
 * Promise 5: sending such an edit again is a question for the user.
 */
export async function alreadySent(
  ledger: Ledger,
  { editHash }: Pick<Planned, 'editHash'>,
): Promise<LedgerEntry | null> {
  const entries = await ledger.entries()
  const same = entries.filter((entry) => mayBeBilled(entry) && hashEdit(entry.edit) === editHash)
  return same.at(-1) ?? null
}

/**
 * Gives what an open call asked for as an intent on its source as it is now, which must be picked.
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
 * Sends what an open call asked for again, as a call of its own; the old one is forgotten when the new one leaves.
 *
 * @throws RefineError `not_found` when no such call is open, and what {@link intentFromEntry}, {@link prepare} and
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
  const intent = await intentFromEntry(deps, entry, options)
  return request(deps, await prepare(deps, intent, options), { ...options, replaces: call })
}
