import type { EditBody } from './edit-body.ts'
import type { Failure } from './explain-failure.ts'

/** How a call is made; `key` null sends none, for servers on the own machine. */
export interface Access {
  readonly key: string | null
  readonly baseUrl: string
  readonly fetch: typeof globalThis.fetch
}

/** What a call came to: the parsed JSON, or how it failed. Nothing is retried: a repeated call is charged twice. */
export type Posted =
  | { readonly ok: true; readonly answer: unknown; readonly requestId: string | null }
  | { readonly ok: false; readonly failure: Failure }

/** Sends one edit: by OpenAI's client, or by `fetch` alone where the client can't run. */
export type PostEdit = (
  body: EditBody,
  access: Access,
  signal: AbortSignal | undefined,
) => Promise<Posted>
