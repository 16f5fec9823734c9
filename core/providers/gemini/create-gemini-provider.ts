import { throwIfAborted } from '../../errors.ts'
import type { Provider, ProviderAnswer, ProviderCallOptions } from '../../provider.ts'
import type { HttpAccess } from '../http/http-call.ts'
import { send } from '../http/send.ts'
import type { ToDataUrl } from '../to-data-url.ts'
import { explainGeminiFailure } from './explain-gemini-failure.ts'
import { editBody, type GeminiBody, type GeminiWriting, generateBody } from './gemini-body.ts'
import { geminiBaseUrl, geminiInfo } from './gemini-info.ts'
import { estimateGemini } from './gemini-prices.ts'
import { readGeminiAnswer } from './read-gemini-answer.ts'

/** A picture of 4K as base64 has up to 70 MB. */
const answerBytes = 100_000_000

/** How Gemini is reached. */
export interface GeminiOptions extends HttpAccess {
  /** Null where a proxy adds it. */
  readonly key: string | null
  readonly baseUrl?: string
  readonly toDataUrl: ToDataUrl
}

/**
 * Makes the provider that paints with Google's image models, over `generateContent` in plain JSON.
 *
 * Promise 6: the key goes into a header, never into an address, and nowhere else.
 */
export function createGeminiProvider({
  key,
  baseUrl = geminiBaseUrl,
  toDataUrl,
  ...http
}: GeminiOptions): Provider {
  const root = baseUrl.replace(/\/+$/u, '')
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    ...(key !== null && { 'x-goog-api-key': key }),
  }

  const paint = async (
    model: string,
    write: (writing: GeminiWriting) => Promise<GeminiBody>,
    { signal, onProgress }: ProviderCallOptions,
  ): Promise<ProviderAnswer> => {
    const body = await write({ toDataUrl, signal })
    throwIfAborted(signal)
    onProgress?.(null)
    const url = `${root}/models/${encodeURIComponent(model)}:generateContent`
    const sent = await send(
      {
        ...{ url, method: 'POST', headers, body: JSON.stringify(body), maxBytes: answerBytes },
        ...(signal && { signal }),
      },
      http,
    )
    if (!sent.ok) throw explainGeminiFailure(sent.failure, key)
    return readGeminiAnswer(sent.data, model)
  }

  return {
    info: geminiInfo,
    estimate: estimateGemini,
    edit: (request, callOptions = {}) =>
      paint(request.model, (writing) => editBody(request, writing), callOptions),
    generate: (request, callOptions = {}) =>
      paint(request.model, (writing) => generateBody(request, writing), callOptions),
  }
}
