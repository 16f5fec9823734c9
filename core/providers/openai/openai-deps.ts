import type { HttpAccess } from '../http/http-call.ts'
import type { ProviderMemory } from '../provider-memory.ts'
import type { ToDataUrl } from '../to-data-url.ts'
import type { OpenaiTransport } from './openai-transport.ts'

/** How a service that speaks OpenAI's protocol is reached. */
export interface OpenaiDeps extends HttpAccess {
  /** Null for a server that takes none; OpenAI itself always needs one. */
  readonly key: string | null
  /** Address of the server, without a slash at its end; the default is the provider's own. */
  readonly baseUrl?: string
  readonly transport: OpenaiTransport
  readonly toDataUrl: ToDataUrl
  readonly memory: ProviderMemory
  /** Whether somebody looks on while it paints: half-painted pictures cost. */
  readonly watched: boolean
  /** Values of the provider's options, by their id. */
  readonly options: Readonly<Record<string, string>>
}
