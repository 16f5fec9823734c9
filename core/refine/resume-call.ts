import { toPlainError } from '../errors.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Provider, ProviderAnswer } from '../provider.ts'
import { asRefineError } from './as-refine-error.ts'
import type { AskDeps, Asked } from './ask-provider.ts'
import { joinRequest } from './join-request.ts'
import { keepAnswer } from './keep-answer.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'
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
 * Nothing is sent again; several who wait for the same call look for it once. A failure that only concerns the
 * connection leaves the call as it was, to be resumed later.
 *
 * @throws RefineError what the provider throws, `bad_answer`, `cancelled`; RangeError for a call that {@link canResume}
 *   says no to.
 */
export async function resumeCall(
  deps: AskDeps & Pick<RefineDeps, 'newAbort'>,
  entry: LedgerEntry,
  options: RefineOptions,
): Promise<Asked> {
  const { id, ticket } = entry
  if (ticket === undefined || !canResume(deps.provider, entry)) {
    throw new RangeError(`Expected a call in the provider’s queue but received ${id}`)
  }
  return joinRequest(deps, `queue ${id}`, options, async (shared) => {
    // It may have come since its entry was read.
    const kept = await deps.ledger.answer(id)
    if (kept) return { answer: kept, notes: [] }
    shared.onProgress?.({ stage: 'painting', fraction: null })
    try {
      const answer = await lookUntilThere(deps, { id, ticket }, shared)
      return { answer, notes: await keepAnswer(deps, id, answer) }
    } catch (thrown) {
      const error = asRefineError(thrown)
      await deps.ledger.failed(id, toPlainError(error)).catch(() => undefined)
      throw error
    }
  })
}

/** Looks for an answer in the queue; looking again after a pause is no new call. */
async function lookUntilThere(
  { provider, ledger, decode, wait, random }: AskDeps,
  { id, ticket }: { readonly id: string; readonly ticket: string },
  options: RefineOptions,
): Promise<ProviderAnswer> {
  if (!provider.resume) throw new TypeError(`Expected ${provider.info.id} to resume calls`)
  for (let looks = 0; ; looks++) {
    try {
      const answer = await provider.resume(ticket, {
        ...watchCall(decode, options),
        onTicket: (noted) => ledger.queued(id, noted).catch(() => undefined),
      })
      return expectPicture(provider, answer)
    } catch (thrown) {
      const pause = pauseBeforeResend(thrown, looks, random)
      if (pause === null) throw thrown
      await wait(pause, options.signal)
    }
  }
}
