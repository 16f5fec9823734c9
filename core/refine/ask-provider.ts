import {
  cancelled,
  fromPlainError,
  isRefineError,
  RefineError,
  throwIfAborted,
  toPlainError,
} from '../errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Estimate, Provider, ProviderAnswer, ProviderCallOptions, Usage } from '../provider.ts'
import { keepLateAnswer } from './keep-late-answer.ts'
import { LeftAlone, orLeave } from './or-leave.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'

/** What the ledger is told of a call before it is sent. */
export type NotedCall = Parameters<Ledger['open']>[0]

/** Makes the call itself: an edit, or a first picture. */
export type Paint = (options: ProviderCallOptions) => Promise<ProviderAnswer>

/**
 * Sends one noted call and waits for its answer, which has at least one picture.
 *
 * A call that fails is noted as failed, and forgotten when it cost nothing. Promise 2: one that is only left alone
 * keeps what still comes.
 *
 * @throws RefineError what the provider throws, `bad_answer`, `cancelled`.
 */
export async function askProvider(
  deps: Pick<RefineDeps, 'provider' | 'ledger' | 'host' | 'decode'>,
  noted: NotedCall,
  paint: Paint,
  options: RefineOptions,
): Promise<ProviderAnswer> {
  const { provider, ledger, host } = deps
  const { signal, onProgress, replaces } = options
  let sent = false
  try {
    throwIfAborted(signal)
    onProgress?.({ stage: 'sending', fraction: null })
    sent = true
    const answering = callProvider(deps, paint, options)
    // Once this one has left, and without a moment between in which it could be cancelled unsent.
    const forgetting = replaces === undefined ? undefined : forget(ledger, replaces)
    const answer = await (host.capabilities.leavesRequests ? orLeave(answering, signal) : answering)
    await forgetting
    return expectPicture(provider, answer)
  } catch (thrown) {
    const isLeft = thrown instanceof LeftAlone
    const free = isFree({ costUsd: null }, noted.estimate)
    const plain = asRefineError(isLeft ? cancelled() : thrown)
    const error = sent && !free ? mayBeBilled(plain) : plain
    const noting =
      !sent || free
        ? forget(ledger, noted.id)
        : // An entry that can't be updated stays "sent", which is true as well; the user must hear of the call's own failure.
          ledger.failed(noted.id, toPlainError(error)).catch(() => undefined)
    if (isLeft) {
      const late = thrown.answering.then((answer) => expectPicture(provider, answer))
      void keepLateAnswer(ledger, noted, { noting, late }, options)
    }
    await noting
    throw error
  }
}

/** Asks once; what the provider tells of a call that was cancelled is not handed on. */
async function callProvider(
  { decode }: Pick<RefineDeps, 'decode'>,
  paint: Paint,
  { signal, onProgress, onPartial }: RefineOptions,
): Promise<ProviderAnswer> {
  const show = (picture: Parameters<NonNullable<typeof onPartial>>[0]) => {
    if (!signal?.aborted) onPartial?.(picture)
  }
  return paint({
    ...(signal && { signal }),
    onProgress: (fraction) => {
      if (!signal?.aborted) onProgress?.({ stage: 'painting', fraction })
    },
    ...(onPartial && {
      onPartial: (candidate) => {
        if (candidate.kind === 'picture') return show(candidate.picture)
        // For looking at only: a half picture that can't be decoded is no failure of the call.
        decode(candidate.bytes, signal ? { signal } : {}).then(
          ({ picture }) => show(picture),
          () => undefined,
        )
      },
    }),
  })
}

function expectPicture({ info }: Provider, answer: ProviderAnswer): ProviderAnswer {
  if (answer.candidates.length > 0) return answer
  throw new RefineError('bad_answer', `${info.label} answered without a picture.`, {
    hint: 'Try again, or say the change in other words.',
    retryable: true,
  })
}

/** Cancelling what has been sent takes nothing back at the provider: that is said instead of "start it again". */
function mayBeBilled(error: RefineError): RefineError {
  if (error.code !== 'cancelled') return error
  return new RefineError('cancelled', 'The refinement was cancelled after it was sent.', {
    hint: 'Nothing was changed here, but the provider may still charge for it: look at your usage before you send it again.',
    cause: error,
  })
}

/** Forgets a call; one that can't be deleted is offered once more: what the user must hear of is why it came to nothing. */
export async function forget(ledger: Ledger, call: string): Promise<void> {
  await ledger.close(call).catch(() => undefined)
}

/** Tells whether a call is known to cost nothing. */
export function isFree({ costUsd }: Usage, estimate: Estimate | null): boolean {
  return (costUsd ?? estimate?.highUsd) === 0
}

/** Gives whatever was thrown as an error that people can read. */
export function asRefineError(thrown: unknown): RefineError {
  return isRefineError(thrown) ? thrown : fromPlainError(toPlainError(thrown))
}
