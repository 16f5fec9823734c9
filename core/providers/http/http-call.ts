import type { Wait } from '../../ports.ts'
import type { Failure } from './failure.ts'
import type { ServerEvent } from './read-events.ts'

/** One request, as plain data that every platform's fetch can send. */
export interface HttpCall {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Names in lower case. Only what is needed: servers that list what they allow across origins refuse the rest. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly signal?: AbortSignal
  /** How the answer is to be read; JSON when absent. */
  readonly expects?: 'json' | 'bytes'
  /** Longest answer that is read, in bytes; {@link usualAnswerBytes} when absent. */
  readonly maxBytes?: number
  /** Longest wait for the whole answer, in milliseconds; {@link usualTimeLimitMs} when absent. */
  readonly timeLimitMs?: number
  /** The answer's header that names the call, in lower case; {@link usualIdHeader} when absent. */
  readonly idHeader?: string
  /** Told each event of an answer that is a stream of events, as it comes; other answers are read as usual. */
  readonly onEvent?: (event: ServerEvent) => void
}

/** What a call is made with. */
export interface HttpAccess {
  readonly fetch: typeof globalThis.fetch
  /** Whether the machine is connected to anything; absent: not known. */
  readonly isOnline?: () => boolean
  /** Ends calls that nobody answers. */
  readonly wait: Wait
}

/** What a call came to. Nothing is ever sent twice: a repeated call may be charged twice. */
export type Sent =
  | {
      readonly ok: true
      readonly status: number
      /** The parsed JSON (undefined when it is none, or was a stream of events), or the bytes where they were expected. */
      readonly data: unknown
      readonly requestId: string | null
    }
  | { readonly ok: false; readonly failure: Failure }

/** Where most services name a call when nothing else is said. */
export const usualIdHeader = 'x-request-id'

/** Longest answer that is read when nothing else is said: more than one large picture as base64, in bytes. */
export const usualAnswerBytes = 64_000_000

/** Longest wait when nothing else is said: services paint for up to some minutes. */
export const usualTimeLimitMs = 600_000
