import { isRefineError, RefineError, toPlainError } from '../errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { ProviderAnswer } from '../provider.ts'
import type { NotedCall } from './note-call.ts'
import type { RefineOptions } from './refinement.ts'

/**
 * Keeps what still comes of a call that was left alone: pictures wait in the ledger, a failure is noted there.
 *
 * Promise 2: pictures are kept also where the call was forgotten meanwhile, because it cost nothing or was sent
 * again: they may have been paid for. Nothing is settled or placed. Never rejects.
 *
 * @param call.noting Resolves when the ledger knows that the call was left.
 */
export async function keepLateAnswer(
  ledger: Ledger,
  noted: NotedCall,
  call: { readonly noting: Promise<void>; readonly late: Promise<ProviderAnswer> },
  { onLateAnswer }: RefineOptions,
): Promise<void> {
  try {
    const answer = await call.late
    await call.noting
    await keepOpen(ledger, noted, answer)
  } catch (thrown) {
    await call.noting
    // That the provider noticed the cancelling after all is no news.
    if (toPlainError(thrown).code === 'cancelled') return
    // Nobody waits for this call any more: what its entry says is all that can be said of it.
    await ledger.failed(noted.id, toPlainError(thrown)).catch(() => undefined)
  }
  onLateAnswer?.()
}

async function keepOpen(ledger: Ledger, noted: NotedCall, answer: ProviderAnswer): Promise<void> {
  try {
    const isOpen = (await ledger.entries()).some(({ id }) => id === noted.id)
    if (!isOpen) await ledger.open(noted)
    await ledger.arrived(noted.id, answer)
  } catch (thrown) {
    if (isRefineError(thrown)) throw thrown
    throw new RefineError(
      'bad_answer',
      'The answer came after the call was cancelled, and could not be stored on this machine.',
      { hint: 'Make room on the disk; the provider may have charged for it.', cause: thrown },
    )
  }
}
