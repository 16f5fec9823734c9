import * as z from 'zod/mini'
import { RefineError, throwIfAborted } from '../../errors.ts'
import type { Provider, ProviderAnswer, ProviderCallOptions } from '../../provider.ts'
import type { HttpAccess } from '../http/http-call.ts'
import { send } from '../http/send.ts'
import type { ToDataUrl } from '../to-data-url.ts'
import { awaitResult } from './await-result.ts'
import { explainFalFailure } from './explain-fal-failure.ts'
import { falInfo } from './fal-info.ts'
import { editInput, type FalCall, type FalWriting, generateInput } from './fal-input.ts'
import { estimateFal } from './fal-prices.ts'
import type { OpenFalQueue } from './fal-queue.ts'
import { type FalTicket, formatTicket, parseTicket } from './fal-ticket.ts'
import { readFalAnswer } from './read-fal-answer.ts'

const submittedSchema = z.object({ request_id: z.string().check(z.minLength(1)) })

/** How fal is reached. */
export interface FalOptions extends HttpAccess {
  /** Null where a proxy adds it. */
  readonly key: string | null
  readonly baseUrl?: string
  readonly options?: Readonly<Record<string, string>>
  readonly openQueue: OpenFalQueue
  readonly toDataUrl: ToDataUrl
}

/**
 * Makes the provider that paints with models at fal.ai, over its queue: a call is handed in once, and from then on
 * asked for by its id, also after a crash.
 *
 * Promise 6: the key goes into the header of calls to the queue and nowhere else.
 */
export function createFalProvider({
  key,
  baseUrl,
  options = {},
  openQueue,
  toDataUrl,
  ...http
}: FalOptions): Provider {
  const queue = openQueue({ ...http, key, ...(baseUrl !== undefined && { baseUrl }) })
  const { wait } = http
  const tolerance = options.tolerance ?? '2'

  const resume = async (
    ticket: FalTicket,
    { signal, onProgress, onTicket }: ProviderCallOptions,
  ): Promise<ProviderAnswer> => {
    onProgress?.(null)
    const answer = await awaitResult(ticket, {
      ...{ queue, wait, key, signal },
      onTakenBack: async () => onTicket?.(null),
    })
    return readFalAnswer(answer, ticket.requestId, (url) =>
      send({ url, method: 'GET', headers: {}, expects: 'bytes' }, http),
    )
  }

  const run = async (
    write: (writing: FalWriting) => Promise<FalCall>,
    callOptions: ProviderCallOptions,
  ): Promise<ProviderAnswer> => {
    const { signal, onTicket } = callOptions
    const { endpoint, input } = await write({ tolerance, toDataUrl, signal })
    throwIfAborted(signal)
    const sent = await queue.submit(endpoint, input, signal)
    if (!sent.ok) throw explainFalFailure(sent.failure, key)
    const submitted = submittedSchema.safeParse(sent.data)
    if (!submitted.success) throw nameless(sent.requestId)
    const ticket = { endpoint, requestId: submitted.data.request_id }
    await onTicket?.(formatTicket(ticket))
    return resume(ticket, callOptions)
  }

  return {
    info: falInfo,
    estimate: estimateFal,
    edit: (request, callOptions = {}) => run((writing) => editInput(request, writing), callOptions),
    generate: (request, callOptions = {}) =>
      run((writing) => generateInput(request, writing), callOptions),
    resume: async (ticket, callOptions = {}) => resume(parseTicket(ticket), callOptions),
  }
}

/** Such a call may lie in the queue all the same, where nobody can ask for it. */
function nameless(requestId: string | null): RefineError {
  return new RefineError('outcome_unknown', 'fal answered, but did not name the call.', {
    hint: 'It may be painted and charged all the same: look it up in fal’s own list of requests before you send it again.',
    retryable: true,
    ...(requestId !== null && { requestId }),
  })
}
