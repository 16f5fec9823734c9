import type { HttpAccess, HttpCall, Sent } from '../http/http-call.ts'
import type { FormField } from '../http/multipart.ts'

/** One call of OpenAI's protocol, before it is written for the wire. */
export interface OpenaiCall
  extends Pick<HttpCall, 'signal' | 'maxBytes' | 'timeLimitMs' | 'onEvent'> {
  /** Below the address: `/images/edits`. */
  readonly path: string
  /** A JSON body, or a form; absent: nothing is sent along (GET). */
  readonly body?: { readonly json: object } | { readonly form: readonly FormField[] }
}

/** Whom the calls are made to; `key` null sends none, for servers on the own machine. */
export interface OpenaiAccess extends HttpAccess {
  readonly key: string | null
  /** Without a slash at its end. */
  readonly baseUrl: string
}

/**
 * How OpenAI's calls travel: by OpenAI's own client, or by `fetch` alone where the client can't run or is too large.
 *
 * Both send the same bytes, never retry, and never reject.
 */
export type OpenaiTransport = (call: OpenaiCall, access: OpenaiAccess) => Promise<Sent>
