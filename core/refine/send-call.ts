import { cancelled, RefineError, throwIfAborted, toPlainError } from '../errors.ts'
import type { Provider, ProviderAnswer, ProviderCallOptions } from '../provider.ts'
import { asRefineError } from './as-refine-error.ts'
import { forget, isFree } from './forget-call.ts'
import { keepLateAnswer } from './keep-late-answer.ts'
import type { NotedCall } from './note-call.ts'
import { LeftAlone, orLeave } from './or-leave.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'
import { watchCall } from './watch-call.ts'

/** Makes the call itself: an edit, or a first picture. */
export type Paint = (options: ProviderCallOptions) => Promise<ProviderAnswer>

/**
 * Sends one noted call once and waits for its answer, which has at least one picture.
 *
 * A call that fails is noted as failed or as unknown, and forgotten when it cost nothing. Promise 2: one that is only
 * left alone keeps what still comes.
 *
 * @throws RefineError what the provider throws, `bad_answer`, `cancelled`.
 */
export async function sendCall(
  deps: Pick<RefineDeps, 'provider' | 'ledger' | 'host' | 'decode'>,
  noted: NotedCall,
  paint: Paint,
  options: RefineOptions,
): Promise<ProviderAnswer> {
  const { provider, ledger, host } = deps
  const { signal, onProgress } = options
  let sent = false
  try {
    onProgress?.({ stage: 'sending', fraction: null })
    throwIfAborted(signal)
    sent = true
    const answering = startCall(deps, noted, paint, options)
    const answer = await (host.capabilities.leavesRequests ? orLeave(answering, signal) : answering)
    return expectPicture(provider, answer)
  } catch (thrown) {
    const isLeft = thrown instanceof LeftAlone
    const free = isFree({ costUsd: null }, noted.estimate)
    const plain = asRefineError(isLeft ? cancelled() : thrown)
    const error = sent && !free ? sayMayBeBilled(plain) : plain
    const usage = thrown instanceof WithoutPicture ? thrown.answer.usage : undefined
    const noting =
      !sent || free
        ? forget(ledger, noted.id, 'void')
        : // An entry that can't be updated stays open, and is read as unknown; the user must hear of the call's own failure.
          ledger.failed(noted.id, toPlainError(error), usage).catch(() => undefined)
    if (isLeft) {
      const late = thrown.answering.then((answer) => expectPicture(provider, answer))
      void keepLateAnswer(ledger, noted, { noting, late }, options)
    }
    await noting
    throw error
  }
}

/** Begins a call; a ticket is noted before the call is looked at again. */
async function startCall(
  { ledger, decode }: Pick<RefineDeps, 'ledger' | 'decode'>,
  { id }: NotedCall,
  paint: Paint,
  options: RefineOptions,
): Promise<ProviderAnswer> {
  return paint({
    ...watchCall(decode, options),
    // A ticket that can't be noted costs nothing but the chance to resume the call.
    onTicket: (ticket) => ledger.queued(id, ticket).catch(() => undefined),
  })
}

/** An answer without a picture may still say what it cost. */
class WithoutPicture extends RefineError {
  readonly answer: ProviderAnswer

  constructor(label: string, answer: ProviderAnswer) {
    super('bad_answer', `${label} answered without a picture.`, {
      hint: 'Try again, or say the change in other words.',
      retryable: true,
    })
    this.answer = answer
  }
}

/** @throws RefineError `bad_answer` for an answer without a picture. */
export function expectPicture({ info }: Provider, answer: ProviderAnswer): ProviderAnswer {
  if (answer.candidates.length > 0) return answer
  throw new WithoutPicture(info.label, answer)
}

/** Cancelling what has been sent takes nothing back at the provider: that is said instead of "start it again". */
function sayMayBeBilled(error: RefineError): RefineError {
  if (error.code !== 'cancelled') return error
  return new RefineError('cancelled', 'The refinement was cancelled after it was sent.', {
    hint: 'Nothing was changed here, but the provider may still charge for it: look at your usage before you send it again.',
    cause: error,
  })
}
