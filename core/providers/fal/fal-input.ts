import { RefineError, throwIfAborted } from '../../errors.ts'
import type { Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import type { GenerateRequest, ProviderRequest } from '../../provider.ts'
import { maskPictures } from '../mask/mask-pictures.ts'
import { sketchPrompt } from '../sketch-prompt.ts'
import type { ToDataUrl } from '../to-data-url.ts'
import { falInfo, fluxFill, wordsEndpoint } from './fal-info.ts'

/** A call as fal takes it: which endpoint, and its input as JSON. */
export interface FalCall {
  /** Such as fal-ai/flux-pro/v1/fill. */
  readonly endpoint: string
  readonly input: FillInput | Flux2Input
}

/** What both models take: lossless pictures, given back in the answer itself. */
interface CommonInput {
  readonly prompt: string
  readonly seed?: number
  readonly output_format: 'png'
  /** The answer holds the picture as a data URI, and fal keeps none. */
  readonly sync_mode: true
  readonly safety_tolerance: string
}

/** FLUX.1 Fill's input. */
export interface FillInput extends CommonInput {
  readonly image_url: string
  readonly mask_url: string
  readonly num_images: number
}

/** FLUX.2's input; without pictures it paints from words. */
export interface Flux2Input extends CommonInput {
  readonly image_urls?: readonly string[]
  readonly image_size: Size
}

/** How inputs are written. */
export interface FalWriting {
  readonly tolerance: string
  readonly toDataUrl: ToDataUrl
  readonly signal: AbortSignal | undefined
}

/**
 * Writes an edit as fal takes it.
 *
 * @throws RefineError `bad_setting` for FLUX.1 Fill without a mask, `cancelled`.
 */
export async function editInput(request: ProviderRequest, writing: FalWriting): Promise<FalCall> {
  const { model, references, prompt, variations, size } = request
  const common = commonInput(request, writing)
  if (model !== fluxFill.id) {
    const pictures = [request.picture, ...references.map((reference) => reference.picture)]
    const image_urls = await urlsOf(pictures, writing)
    return { endpoint: model, input: { ...common, prompt, image_urls, image_size: plain(size) } }
  }
  const { picture, mask } = maskPictures(falInfo, request)
  if (!mask) {
    throw new RefineError('bad_setting', `${fluxFill.label} paints only inside a mask.`, {
      hint: 'Mark a region and let the mask be sent, or choose FLUX.2, which follows instructions without one.',
    })
  }
  const [image_url = '', mask_url = ''] = await urlsOf([picture, mask], writing)
  const input = { ...common, prompt, image_url, mask_url, num_images: variations }
  return { endpoint: model, input }
}

/** Writes a call for a first picture, from words or from a sketch. */
export async function generateInput(
  request: GenerateRequest,
  writing: FalWriting,
): Promise<FalCall> {
  const { model, sketch, size } = request
  const prompt = sketchPrompt(request)
  const input = { ...commonInput(request, writing), prompt, image_size: plain(size) }
  if (!sketch) return { endpoint: wordsEndpoint, input }
  return { endpoint: model, input: { ...input, image_urls: await urlsOf([sketch], writing) } }
}

function commonInput(
  { seed }: { readonly seed: number | null },
  { tolerance }: FalWriting,
): Omit<CommonInput, 'prompt'> {
  return {
    ...(seed !== null && { seed }),
    output_format: 'png',
    sync_mode: true,
    safety_tolerance: tolerance,
  }
}

async function urlsOf(
  pictures: readonly Picture[],
  { toDataUrl, signal }: FalWriting,
): Promise<readonly string[]> {
  const urls: string[] = []
  for (const picture of pictures) {
    throwIfAborted(signal)
    urls.push(await toDataUrl(picture, signal))
  }
  return urls
}

function plain({ width, height }: Size): Size {
  return { width, height }
}
