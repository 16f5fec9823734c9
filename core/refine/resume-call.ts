import { throwIfAborted, toPlainError } from '../errors.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Provider } from '../provider.ts'
import { asRefineError } from './as-refine-error.ts'
import type { AskDeps, Asked } from './ask-provider.ts'
import { keepAnswer } from './keep-answer.ts'
import type { RefineOptions } from './refinement.ts'
import { pauseBeforeResend } from './retry-unbilled.ts'
import { expectPicture } from './send-call.ts'
import { watchCall } from './watch-call.ts'

/** Tells whether the answer to a call can be waited for by its ticket, in place of sending it again. */
export function canResume(
  provider: Provider,
  { state, ticket, edit }: Pick<LedgerEntry, 'state' | 'ticket' | 'edit'>,
): boolean {
  const isTheirs = edit.provider === provider.info.id && provider.resume !== undefined
  return isTheirs && ticket !== undefined && state === 'unknown'
}

/** Finds the newest call with this edit that waits in the provider's queue and belongs to no tiled run. */
export async function findQueued(
  { ledger, provider }: Pick<AskDeps, 'ledger' | 'provider'>,
  editHash: string,
): Promise<LedgerEntry | null> {
  const entries = await ledger.entries()
  const queued = entries.filter(
    (entry) => entry.attempt.edit === editHash && !entry.tile && canResume(provider, entry),
  )
  return queued.at(-1) ?? null
}

/**
 * Waits for the answer to a call that was sent before and waits in the provider's queue, and keeps it.
 *
 * Nothing is sent again. A failure that only concerns the connection leaves the call as it was, to be resumed later.
 *
 * @throws RefineError what the provider throws, `bad_answer`, `cancelled`; RangeError for a call that {@link canResume}
 *   says no to.
 */
export async function resumeCall(
  deps: AskDeps,
  entry: LedgerEntry,
  options: RefineOptions,
): Promise<Asked> {
  const { provider, ledger, decode } = deps
  const { ticket } = entry
  if (ticket === undefined || !provider.resume || !canResume(provider, entry)) {
    throw new RangeError(`Expected a call in the provider’s queue but received ${entry.id}`)
  }
  throwIfAborted(options.signal)
  await ledger.open(openAgain(entry, ticket))
  options.onProgress?.({ stage: 'painting', fraction: null })
  for (let looks = 0; ; looks++) {
    try {
      const answer = expectPicture(
        provider,
        await provider.resume(ticket, watchCall(decode, options)),
      )
      return { answer, notes: await keepAnswer(deps, entry.id, answer) }
    } catch (thrown) {
      const pause = pauseBeforeResend(thrown, looks, deps.random)
      const failure =
        pause === null
          ? thrown
          : await deps.wait(pause, options.signal).then(
              () => null,
              (stopped: unknown) => stopped,
            )
      if (failure === null) continue
      const error = asRefineError(failure)
      await ledger.failed(entry.id, toPlainError(error)).catch(() => undefined)
      throw error
    }
  }
}

function openAgain(entry: LedgerEntry, ticket: string) {
  const { id, sentAt, attempt, edit, plan, source, estimate, tile } = entry
  return { id, sentAt, attempt, edit, plan, source, estimate, ticket, ...(tile && { tile }) }
}
