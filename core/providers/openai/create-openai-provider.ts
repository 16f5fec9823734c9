import { throwIfAborted } from '../../errors.ts'
import type { Provider } from '../../provider.ts'
import { editBody, type ToDataUrl } from './edit-body.ts'
import { explainFailure } from './explain-failure.ts'
import { openaiBaseUrl, openaiInfo } from './openai-info.ts'
import type { PostEdit } from './post-edit.ts'
import { estimateOpenai } from './prices.ts'
import { readAnswer } from './read-answer.ts'

/** How the service is reached. */
export interface OpenaiOptions {
  /** Null for a server that takes none; OpenAI itself always needs one. */
  readonly key: string | null
  /** Address of another server that speaks OpenAI's protocol; the default is OpenAI's own. */
  readonly baseUrl?: string
  readonly fetch: typeof globalThis.fetch
  readonly post: PostEdit
  readonly toDataUrl: ToDataUrl
}

/**
 * Makes the provider that paints with OpenAI's image models, over `POST /images/edits`.
 *
 * Promise 6: the key goes into the request's header and nowhere else.
 */
export function createOpenaiProvider({
  key,
  baseUrl,
  fetch,
  post,
  toDataUrl,
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
      const posted = await post(body, { key, baseUrl: address, fetch }, signal)
      if (!posted.ok) throw explainFailure(posted.failure, service, key)
      const { requestId } = posted
      return {
        ...readAnswer(posted.answer, own, requestId),
        ...(requestId !== null && { requestId }),
      }
    },
  }
}
