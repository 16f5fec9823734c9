import type { PlainError } from '../errors.ts'
import type { Usage } from '../provider.ts'
import type { LedgerEntry } from './ledger.ts'
import type { StoredEntry } from './stored-entry.ts'

/**
 * Gives what a stored entry says to those who read the book.
 *
 * @param isWaitedFor Whether this run of the program waits for the call: an open one that nobody waits for is unknown.
 */
export function toLedgerEntry(entry: StoredEntry, isWaitedFor: boolean): LedgerEntry {
  const { id, sentAt, attempt, edit, plan, source, estimate, usage, error } = entry
  const { endedAt, tile, ticket } = entry
  const { document, ...layer } = source
  return {
    attempt,
    id,
    state: entry.state === 'open' && !isWaitedFor ? 'unknown' : entry.state,
    sentAt,
    edit,
    plan,
    source: { ...layer, ...(document !== undefined && { document }) },
    estimate,
    usage: usage && toUsage(usage),
    candidates: entry.candidates.length,
    error: error && toError(error),
    ...(endedAt !== undefined && { endedAt }),
    ...(tile && { tile }),
    ...(ticket !== undefined && { ticket }),
  }
}

/** Gives what a stored call cost. */
export function toUsage({
  costUsd,
  inputTokens,
  outputTokens,
}: NonNullable<StoredEntry['usage']>): Usage {
  return {
    costUsd,
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
  }
}

function toError(stored: NonNullable<StoredEntry['error']>): PlainError {
  const { requestId, mayBeBilled, ...error } = stored
  return {
    ...error,
    ...(requestId !== undefined && { requestId }),
    ...(mayBeBilled && { mayBeBilled }),
  }
}
