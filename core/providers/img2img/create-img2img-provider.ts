import { throwIfAborted } from '../../errors.ts'
import type { Picture } from '../../image/picture.ts'
import {
  free,
  type Provider,
  type ProviderAnswer,
  type ProviderCallOptions,
} from '../../provider.ts'
import type { HttpAccess } from '../http/http-call.ts'
import { maskPictures } from '../mask/mask-pictures.ts'
import type { ToDataUrl } from '../to-data-url.ts'
import { explainImg2imgFailure } from './explain-img2img-failure.ts'
import { img2imgBody, paintBody, type Wanted } from './img2img-body.ts'
import { img2imgBaseUrl, img2imgInfo, usualStrength } from './img2img-info.ts'
import { openImg2imgServer } from './img2img-server.ts'
import { readImg2imgSettings } from './img2img-settings.ts'
import { modelsOfServer } from './models-of-server.ts'
import { readImg2imgAnswer } from './read-img2img-answer.ts'
import { untilCancelled } from './stop-painting.ts'
import { upscaleOnServer } from './upscale-on-server.ts'
import { watchProgress } from './watch-progress.ts'

/** How a server is reached. */
export interface Img2imgOptions extends HttpAccess {
  /** "user:password" or a token; null for a server that asks for none. */
  readonly key: string | null
  readonly baseUrl?: string
  readonly options?: Readonly<Record<string, string>>
  readonly toDataUrl: ToDataUrl
}

/**
 * Makes the provider that paints on a Stable Diffusion server, over AUTOMATIC1111's API.
 *
 * @throws RefineError `bad_setting` for options that hold no such value.
 */
export function createImg2imgProvider({
  key,
  baseUrl = img2imgBaseUrl,
  options = {},
  toDataUrl,
  ...http
}: Img2imgOptions): Provider {
  const settings = readImg2imgSettings(options)
  const server = openImg2imgServer(baseUrl, key, http)
  const { wait } = http

  const base64Of = async (picture: Picture, signal: AbortSignal | undefined) => {
    throwIfAborted(signal)
    const url = await toDataUrl(picture, signal)
    return url.slice(url.indexOf(',') + 1)
  }

  const paint = (
    path: 'img2img' | 'txt2img',
    body: unknown,
    wanted: Wanted,
    { signal, ...watch }: ProviderCallOptions,
  ): Promise<ProviderAnswer> =>
    untilCancelled(server, wait, signal, async () => {
      watch.onProgress?.(null)
      const sent = await watchProgress(server.post(path, body, signal), server, wait, watch)
      if (!sent.ok) throw explainImg2imgFailure(sent.failure, key)
      return readImg2imgAnswer(sent.data, wanted)
    })

  return {
    info: img2imgInfo,
    estimate: () => free,
    models: ({ signal } = {}) => modelsOfServer(server, key, signal),
    async edit(request, callOptions = {}) {
      const { signal, onProgress } = callOptions
      if (request.task === 'upscale') {
        const image = await base64Of(request.picture, signal)
        return untilCancelled(server, wait, signal, () => {
          onProgress?.(null)
          const { size } = request
          const { upscaler } = settings
          return upscaleOnServer(server, { image, size, upscaler, login: key, signal })
        })
      }
      const { picture, mask } = maskPictures(img2imgInfo, request)
      const start = {
        image: await base64Of(picture, signal),
        mask: mask && (await base64Of(mask, signal)),
        strength: request.strength ?? usualStrength.edit,
      }
      return paint('img2img', img2imgBody(request, start, settings), request, callOptions)
    },
    async generate(request, callOptions = {}) {
      const { sketch, strength } = request
      if (!sketch) return paint('txt2img', paintBody(request, settings), request, callOptions)
      const start = {
        image: await base64Of(sketch, callOptions.signal),
        mask: null,
        strength: strength ?? usualStrength.sketch,
      }
      return paint('img2img', img2imgBody(request, start, settings), request, callOptions)
    },
  }
}
