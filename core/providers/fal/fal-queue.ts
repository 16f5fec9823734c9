import type { HttpAccess, HttpCall, Sent } from '../http/http-call.ts'
import { send } from '../http/send.ts'
import { falQueueUrl } from './fal-info.ts'

/**
 * fal's queue, as far as a painter needs it. Every verb ends as `send` does: it never rejects, and sends once.
 *
 * Endpoints are such as fal-ai/flux-pro/v1/fill.
 */
export interface FalQueue {
  /** Hands a call in; the answer's `request_id` names it from then on. */
  submit(endpoint: string, input: object, signal?: AbortSignal): Promise<Sent>
  /** Asks how far a call is; the answer's `status` says. */
  status(endpoint: string, requestId: string, signal?: AbortSignal): Promise<Sent>
  /** Fetches what a call came to. */
  result(endpoint: string, requestId: string, signal?: AbortSignal): Promise<Sent>
  /** Takes a call back that has not begun, and asks one that has begun to stop. */
  cancel(endpoint: string, requestId: string, signal?: AbortSignal): Promise<Sent>
}

/** What the queue is reached with. */
export interface FalQueueAccess extends HttpAccess {
  /** Null where a proxy adds it. */
  readonly key: string | null
  /** Another address that stands for {@link falQueueUrl}, such as a proxy of one's own. */
  readonly baseUrl?: string
}

/** Opens the queue: `falQueueWithClient`, or `falQueueWithFetch` where the client can't run or is too large. */
export type OpenFalQueue = (access: FalQueueAccess) => FalQueue

/** The header by which fal keeps neither what is sent nor what is answered in its history. */
export const storeNothing = { 'x-fal-store-io': '0' } as const

/** Headers that fal reads; whatever else a client adds would have to be allowed by every server on the way. */
const readHeaders = ['authorization', 'accept', 'content-type', 'x-fal-store-io']

/** Looks are short answers, but a result holds up to four pictures as base64. */
const readLimitMs = 120_000
const answerBytes = 100_000_000

/** Sends one call of the queue to where it belongs, with nothing but what fal reads. */
export function sendToQueue(
  call: Pick<HttpCall, 'url' | 'method' | 'headers' | 'body' | 'signal'>,
  { baseUrl, ...http }: Pick<FalQueueAccess, 'baseUrl' | keyof HttpAccess>,
): Promise<Sent> {
  const root = (baseUrl ?? falQueueUrl).replace(/\/+$/u, '')
  const headers = Object.entries(call.headers).map(([name, value]) => [name.toLowerCase(), value])
  return send(
    {
      ...call,
      url: call.url.startsWith(falQueueUrl) ? root + call.url.slice(falQueueUrl.length) : call.url,
      headers: Object.fromEntries(
        headers.filter(
          ([name = '']) =>
            readHeaders.includes(name) && (name !== 'content-type' || call.body !== undefined),
        ),
      ),
      maxBytes: answerBytes,
      idHeader: 'x-fal-request-id',
      ...(call.method !== 'POST' && { timeLimitMs: readLimitMs }),
    },
    http,
  )
}
