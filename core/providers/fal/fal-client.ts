import { createFalClient } from '@fal-ai/client'
import type { Failure } from '../http/failure.ts'
import type { Sent } from '../http/http-call.ts'
import { type FalQueueAccess, type OpenFalQueue, sendToQueue, storeNothing } from './fal-queue.ts'

/**
 * Opens fal's queue with its own client.
 *
 * The client repeats calls that failed, POSTs too, and can't be told not to: it is given a `fetch` that fails with
 * what it does not know, and that it never repeats. A repeated call may be charged twice.
 */
export const openByClient: OpenFalQueue = (access) => {
  const { queue } = createFalClient({
    // Left out, the client would look for one in the process's environment.
    credentials: access.key ?? '',
    // The key is the user's own and lies on the user's machine.
    suppressLocalCredentialsWarning: true,
    fetch: (url, init = {}) => answerOf(String(url), init, access),
  })
  const withSignal = (signal: AbortSignal | undefined) => (signal ? { abortSignal: signal } : {})
  return {
    submit: (endpoint, input, signal) =>
      sentBy(queue.submit(endpoint, { input, headers: storeNothing, ...withSignal(signal) })),
    status: (endpoint, requestId, signal) =>
      sentBy(queue.status(endpoint, { requestId, ...withSignal(signal) })),
    result: (endpoint, requestId, signal) =>
      sentBy(queue.result(endpoint, { requestId, ...withSignal(signal) }).then(({ data }) => data)),
    cancel: (endpoint, requestId, signal) =>
      sentBy(queue.cancel(endpoint, { requestId, ...withSignal(signal) })),
  }
}

/** A failed call, in a form that the client passes on as it is. */
class CallFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super('The call failed')
    this.failure = failure
  }
}

async function sentBy(asked: Promise<unknown>): Promise<Sent> {
  try {
    return { ok: true, status: 200, data: await asked, requestId: null }
  } catch (thrown) {
    if (thrown instanceof CallFailed) return { ok: false, failure: thrown.failure }
    throw thrown
  }
}

/** Sends what the client wants sent, and gives the answer as far as the client looks at it. */
async function answerOf(
  url: string,
  { method, headers, body, signal }: RequestInit,
  access: FalQueueAccess,
): Promise<Response> {
  const sent = await sendToQueue(
    {
      url,
      // The client hands in with POST, looks with GET and cancels with PUT, each as plain text with plain headers.
      method: method as 'GET' | 'POST' | 'PUT',
      headers: headers as Readonly<Record<string, string>>,
      ...(typeof body === 'string' && { body }),
      ...(signal && { signal }),
    },
    access,
  )
  if (!sent.ok) throw new CallFailed(sent.failure)
  const answer = {
    ok: true,
    status: sent.status,
    statusText: '',
    headers: { get: (name: string) => (/^content-type$/iu.test(name) ? 'application/json' : null) },
    json: async () => sent.data,
  }
  // The client reads nothing else of an answer (its `response.ts`), and some hosts have no `Response` to make.
  return answer as unknown as Response
}
