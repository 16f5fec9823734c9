import { RefineError } from '../../errors.ts'
import type { Picture } from '../../image/picture.ts'
import type { ProviderRequest } from '../../provider.ts'
import { encodeMask } from '../mask/encode-mask.ts'
import type { ToDataUrl } from '../to-data-url.ts'
import { openaiWire, usualQuality } from './openai-info.ts'

/**
 * The JSON form of `POST /images/edits`: needs only a string body, which every host's fetch can send.
 *
 * Without `input_fidelity`, which models since 2 refuse, and without `size: auto`, which answers other sizes.
 */
export interface EditBody {
  readonly model: string
  readonly prompt: string
  readonly images: readonly { readonly image_url: string }[]
  readonly mask?: { readonly image_url: string }
  readonly size: string
  readonly quality: string
  readonly n: number
  readonly output_format: 'png'
  readonly background: 'opaque'
}

/**
 * Writes a request the way OpenAI reads it; pictures become PNG data URLs with no metadata in them.
 *
 * @throws RefineError `too_large` when a picture does not fit into one request.
 */
export async function editBody(
  request: ProviderRequest,
  toDataUrl: ToDataUrl,
  signal: AbortSignal | undefined,
): Promise<EditBody> {
  const { picture, references, mask, size } = request
  const image = async (one: Picture) => ({ image_url: fitting(await toDataUrl(one, signal)) })
  const images = []
  for (const one of [picture, ...references.map((reference) => reference.picture)]) {
    images.push(await image(one))
  }
  return {
    model: request.model,
    prompt: request.prompt,
    images,
    ...(mask && { mask: await image(encodeMask(mask, picture, 'alpha 0')) }),
    size: `${size.width}x${size.height}`,
    quality: request.quality ?? usualQuality,
    n: request.variations,
    output_format: 'png',
    background: 'opaque',
  }
}

function fitting(url: string): string {
  if (url.length <= openaiWire.dataUrlLength) return url
  const megabytes = Math.round((url.length * 0.75) / 1e5) / 10
  throw new RefineError(
    'too_large',
    `A picture to be sent is ${megabytes} MB as PNG, more than OpenAI takes in one request.`,
    { hint: 'Nothing was sent. Mark a smaller region, or use smaller reference pictures.' },
  )
}
