import * as z from 'zod/mini'
import { cancelled, RefineError, throwIfAborted } from '../../errors.ts'
import type { Wait } from '../../ports.ts'
import type { Failure } from '../http/failure.ts'
import type { Sent } from '../http/http-call.ts'
import { explainFalFailure } from './explain-fal-failure.ts'
import type { FalQueue } from './fal-queue.ts'
import type { FalTicket } from './fal-ticket.ts'
import { badFalAnswer } from './read-fal-answer.ts'

/** How long between two looks at the queue, in milliseconds, and after how many a call is left to itself: half an hour. */
const betweenLooksMs = 1000
const mostLooks = 1800

/** How often in a row a look may fail, and how long to wait after the first failed one, in milliseconds. */
const patience = { looks: 6, firstMs: 1000 } as const

/** How long fal may take to hear that a call is to be stopped, in milliseconds. */
const hearingMs = 5000

const statusSchema = z.object({ status: z.string() })
const cancelSchema = z.object({ status: z.string() })

/** What a call is waited for with. */
export interface Awaiting {
  readonly queue: FalQueue
  readonly wait: Wait
  readonly key: string | null
  readonly signal: AbortSignal | undefined
  /** Told when fal agreed to stop the call: it can't be waited for any more. Awaited. */
  readonly onTakenBack: () => Promise<void>
}

/**
 * Waits for a call in fal's queue and gives what it came to; looks that fail are repeated, for they cost nothing.
 *
 * Cancelling takes the call back. One that is painted by then has been paid for, and is given all the same.
 *
 * @throws RefineError `cancelled`; `outcome_unknown` when fal can't be asked any more or takes longer than half an hour
 *   (the call can be resumed); what the call itself failed with.
 */
export async function awaitResult(ticket: FalTicket, awaiting: Awaiting): Promise<unknown> {
  const { queue, wait, signal } = awaiting
  const { endpoint, requestId } = ticket
  try {
    for (let looks = 1; ; looks++) {
      throwIfAborted(signal)
      const looked = await lookUntilAnswered(
        () => queue.status(endpoint, requestId, signal),
        ticket,
        awaiting,
      )
      const parsed = statusSchema.safeParse(looked)
      if (!parsed.success) throw badFalAnswer('does not say how far the call is', requestId)
      if (parsed.data.status === 'COMPLETED') break
      expectGoingOn(parsed.data.status, requestId)
      if (looks >= mostLooks) throw stillWaiting(requestId)
      await wait(betweenLooksMs, signal)
    }
    return await lookUntilAnswered(
      () => queue.result(endpoint, requestId, signal),
      ticket,
      awaiting,
    )
  } catch (thrown) {
    if (!signal?.aborted) throw thrown
    return await takeBack(ticket, awaiting)
  }
}

/** @throws RefineError for a status that no picture follows. */
function expectGoingOn(status: string, requestId: string): void {
  if (/CANCEL/iu.test(status)) {
    throw new RefineError('provider_refused', 'The call was cancelled in fal’s queue.', {
      hint: 'Nothing was painted: send it again when you still want it.',
      requestId,
    })
  }
  if (!/FAIL|ERROR|TIMED_?OUT|EXPIRED/iu.test(status)) return
  throw new RefineError('provider_failed', `fal ended the call as ${status.slice(0, 40)}.`, {
    hint: 'It may have been charged: look it up in fal’s own list of requests before you send it again.',
    requestId,
  })
}

/** Asks until there is an answer or a refusal that will stay one. */
async function lookUntilAnswered(
  ask: () => Promise<Sent>,
  { requestId }: FalTicket,
  { wait, key, signal }: Awaiting,
): Promise<unknown> {
  for (let failed = 0; ; failed++) {
    const sent = await ask()
    if (sent.ok) return sent.data
    throwIfAborted(signal)
    const { failure } = sent
    if (!mayPass(failure)) throw explainLook(failure, requestId, key)
    if (failed + 1 >= patience.looks) throw outOfReach(requestId)
    await wait(failure.retryAfterMs ?? patience.firstMs * 2 ** failed, signal)
  }
}

/** A service that is busy or out of reach answers later; 504 of a result is the model's own failure. */
function mayPass({ kind, status = 0, answer }: Failure): boolean {
  if (kind !== 'status') return kind !== 'oversized' && kind !== 'redirect' && kind !== 'aborted'
  const isModels = typeof answer === 'object' && answer !== null && 'detail' in answer
  return status === 429 || status === 408 || (status >= 500 && !isModels)
}

function explainLook(failure: Failure, requestId: string, key: string | null): RefineError {
  if (failure.status === 404) {
    return new RefineError('bad_answer', 'fal does not know this call any more.', {
      hint: 'It may have been charged: look it up in fal’s own list of requests.',
      requestId,
    })
  }
  return explainFalFailure({ ...failure, requestId: failure.requestId ?? requestId }, key)
}

function outOfReach(requestId: string): RefineError {
  return new RefineError(
    'outcome_unknown',
    'fal took the call, but can’t be asked how far it is.',
    {
      hint: 'The call goes on there and may be charged: ask for it again when the connection is back; it is not sent a second time.',
      retryable: true,
      requestId,
    },
  )
}

function stillWaiting(requestId: string): RefineError {
  return new RefineError('outcome_unknown', 'fal has not painted this call in half an hour.', {
    hint: 'It stays in fal’s queue and may be charged: ask for it again later; it is not sent a second time.',
    retryable: true,
    requestId,
  })
}

/** Gives the result of a call that could not be taken back any more; throws `cancelled` otherwise. */
async function takeBack(
  { endpoint, requestId }: FalTicket,
  { queue, wait, onTakenBack }: Awaiting,
): Promise<unknown> {
  const given = new AbortController()
  const tired = wait(hearingMs, given.signal).then(
    () => null,
    () => null,
  )
  try {
    const heard = await Promise.race([queue.cancel(endpoint, requestId, given.signal), tired])
    if (!isPainted(heard)) {
      if (heard?.ok) await onTakenBack()
      throw cancelled()
    }
    const fetched = await Promise.race([queue.result(endpoint, requestId, given.signal), tired])
    if (!fetched?.ok) throw cancelled()
    return fetched.data
  } finally {
    given.abort()
  }
}

function isPainted(heard: Sent | null): boolean {
  if (!heard) return false
  const said = heard.ok ? heard.data : heard.failure.answer
  const parsed = cancelSchema.safeParse(said)
  return parsed.success && parsed.data.status === 'ALREADY_COMPLETED'
}
