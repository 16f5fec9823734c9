import { falQueueUrl } from './fal-info.ts'
import { type OpenFalQueue, sendToQueue, storeNothing } from './fal-queue.ts'

/**
 * Opens fal's queue by `fetch` alone, for hosts in which its client can't run: it builds addresses with
 * `URLSearchParams`, which UXP has only since 9.1.
 */
export const falQueueWithFetch: OpenFalQueue = (access) => {
  const { key } = access
  const headers = {
    accept: 'application/json',
    ...(key !== null && { authorization: `Key ${key}` }),
  }
  const ask = (
    method: 'GET' | 'PUT',
    endpoint: string,
    path: string,
    signal: AbortSignal | undefined,
  ) =>
    sendToQueue(
      {
        url: `${falQueueUrl}/${appOf(endpoint)}/requests/${path}`,
        method,
        headers,
        ...(signal && { signal }),
      },
      access,
    )
  return {
    submit: (endpoint, input, signal) =>
      sendToQueue(
        {
          url: `${falQueueUrl}/${endpoint}`,
          method: 'POST',
          headers: { ...headers, ...storeNothing, 'content-type': 'application/json' },
          body: JSON.stringify(input),
          ...(signal && { signal }),
        },
        access,
      ),
    status: (endpoint, requestId, signal) =>
      ask('GET', endpoint, `${requestId}/status?logs=0`, signal),
    result: (endpoint, requestId, signal) => ask('GET', endpoint, requestId, signal),
    cancel: (endpoint, requestId, signal) => ask('PUT', endpoint, `${requestId}/cancel`, signal),
  }
}

/** Calls are handed in at an endpoint, and looked after at the app that it belongs to. */
function appOf(endpoint: string): string {
  return endpoint.split('/').slice(0, 2).join('/')
}
