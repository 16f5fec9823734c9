import { throwIfAborted } from '../../errors.ts'
import type { Provider } from '../../provider.ts'
import { explainFailure } from '../http/explain-failure.ts'
import type { HttpAccess } from '../http/http-call.ts'
import type { ProviderMemory } from '../provider-memory.ts'
import type { ToDataUrl } from '../to-data-url.ts'
import { editBody } from './edit-body.ts'
import { openaiBaseUrl, openaiInfo } from './openai-info.ts'
import type { OpenaiTransport } from './openai-transport.ts'
import { estimateOpenai } from './prices.ts'
import { readAnswer } from './read-answer.ts'

/** How the service is reached. */
export interface OpenaiOptions extends HttpAccess {
  /** Null for a server that takes none; OpenAI itself always needs one. */
  readonly key: string | null
  /** Address of another server that speaks OpenAI's protocol; the default is OpenAI's own. */
  readonly baseUrl?: string
  readonly transport: OpenaiTransport
  readonly toDataUrl: ToDataUrl
  readonly memory?: ProviderMemory
  /** Values of {@link openaiInfo}'s options. */
  readonly options?: Readonly<Record<string, string>>
}

/**
 * Makes the provider that paints with OpenAI's image models, over `POST /images/edits`.
 *
 * Promise 6: the key goes into the request's header and nowhere else.
 */
export function createOpenaiProvider({
  key,
  baseUrl,
  transport,
  toDataUrl,
  ...http
}: OpenaiOptions): Provider {
  const address = (baseUrl ?? openaiBaseUrl).replace(/\/+$/u, '')
  const own = address === openaiBaseUrl
  const service = own ? 'OpenAI' : 'The server'
  return {
    info: openaiInfo,
    estimate: (request) => (own ? estimateOpenai(request) : null),
    async edit(request, { signal, onProgress } = {}) {
      throwIfAborted(signal)
      const body = await editBody(request, toDataUrl, signal)
      throwIfAborted(signal)
      onProgress?.(null)
      const sent = await transport(
        { path: '/images/edits', body: { json: body }, ...(signal && { signal }) },
        { key, baseUrl: address, ...http },
      )
      if (!sent.ok) throw explainFailure(sent.failure, { service, key })
      const { requestId } = sent
      return {
        ...readAnswer(sent.data, own, requestId),
        ...(requestId !== null && { requestId }),
      }
    },
  }
}
