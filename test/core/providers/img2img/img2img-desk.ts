import { fromBase64, toBase64 } from '../../../../core/bytes.ts'
import type { Picture } from '../../../../core/image/picture.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../../core/image/png/encode-png.ts'
import type { Wait } from '../../../../core/ports.ts'
import type { ProviderRequest } from '../../../../core/provider.ts'
import { createImg2imgProvider } from '../../../../core/providers/img2img/create-img2img-provider.ts'
import { toDataUrlHere } from '../../../../core/providers/to-data-url.ts'
import { colorful, pictureOf, requestFor } from '../local/local-request.ts'
import { noTime, type ScriptedAnswer, type ScriptedCall, scriptedFetch } from '../scripted-fetch.ts'

export const testLogin = 'anna:geh:eim-123'

export interface Img2imgDeskOptions {
  readonly key?: string | null
  readonly baseUrl?: string
  readonly options?: Readonly<Record<string, string>>
  readonly wait?: Wait
  /** Whether the host can't stop a request that is under way. */
  readonly deaf?: boolean
}

/** The provider over a server that answers as told. */
export function openImg2img(
  answer: (call: ScriptedCall) => ScriptedAnswer,
  { wait = noTime, key = null, deaf = false, ...more }: Img2imgDeskOptions = {},
) {
  const { fetch: hearing, calls } = scriptedFetch(answer)
  const fetch: typeof globalThis.fetch = (url, { signal, ...init } = {}) =>
    hearing(url, { ...init, ...(signal && !deaf && { signal }) })
  const provider = createImg2imgProvider({ fetch, wait, key, toDataUrl: toDataUrlHere, ...more })
  return { provider, calls }
}

/** A small edit; sizes are the planner's business, not the provider's. */
export function img2imgRequest(more: Partial<ProviderRequest> = {}): ProviderRequest {
  return requestFor(colorful(32, 16), 'a red car in the snow', {
    model: 'loaded',
    prompt: 'a red car in the snow',
    ...more,
  })
}

/** A picture of one colour, as the server would send it. */
export function pngOf(red: number): string {
  return toBase64(encodePng(pictureOf(4, 2, () => [red, 0, 0])))
}

/** The picture that base64 of a PNG holds. */
export function pictureOfBase64(text: unknown): Picture {
  if (typeof text !== 'string') throw new Error('Expected base64')
  return decodePng(fromBase64(text)).picture
}

/** The red of each candidate's first pixel. */
export function redsOf(answer: {
  readonly candidates: readonly { readonly kind: string; readonly bytes?: Uint8Array }[]
}): readonly number[] {
  return answer.candidates.map(({ bytes = new Uint8Array() }) => decodePng(bytes).picture.data[0]!)
}
