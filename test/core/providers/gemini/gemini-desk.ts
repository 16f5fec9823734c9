import { toBase64 } from '../../../../core/bytes.ts'
import { encodePng } from '../../../../core/image/png/encode-png.ts'
import type { ProviderRequest } from '../../../../core/provider.ts'
import { createGeminiProvider } from '../../../../core/providers/gemini/create-gemini-provider.ts'
import { toDataUrlHere } from '../../../../core/providers/to-data-url.ts'
import { colorful, pictureOf, requestFor } from '../local/local-request.ts'
import { noTime, type ScriptedAnswer, type ScriptedCall, scriptedFetch } from '../scripted-fetch.ts'

export const testKey = 'AIzaGeheim0123456789-abcdefghijklmnop'

/** The provider over a service that answers as told. */
export function openGemini(
  answer: (call: ScriptedCall) => ScriptedAnswer,
  { key = testKey, baseUrl }: { readonly key?: string | null; readonly baseUrl?: string } = {},
) {
  const { fetch, calls } = scriptedFetch(answer)
  const provider = createGeminiProvider({
    ...{ fetch, wait: noTime, key, toDataUrl: toDataUrlHere },
    ...(baseUrl !== undefined && { baseUrl }),
  })
  return { provider, calls }
}

/** An edit at one of the sizes; the picture itself is small. */
export function geminiRequest(more: Partial<ProviderRequest> = {}): ProviderRequest {
  return requestFor(colorful(32, 16), 'make it snow', {
    model: 'gemini-nano-banana-2.1',
    prompt: 'Change only the weather: make it snow.',
    size: { width: 1264, height: 848 },
    ...more,
  })
}

/** A picture as the service sends it. */
export function inline(red: number) {
  const data = toBase64(encodePng(pictureOf(4, 2, () => [red, 0, 0])))
  return { inlineData: { mimeType: 'image/png', data } }
}

/** An answer with parts, as the service gives it. */
export function answerOf(parts: readonly object[], more: object = {}) {
  const content = { role: 'model', parts }
  return { candidates: [{ content, finishReason: 'STOP' }], responseId: 'resp-1', ...more }
}
