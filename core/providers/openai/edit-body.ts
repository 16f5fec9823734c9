import { toBase64 } from '../../bytes.ts'
import { RefineError } from '../../errors.ts'
import { toDepth } from '../../image/picture.ts'
import { encodePng } from '../../image/png/encode-png.ts'
import type { ProviderRequest } from '../../provider.ts'
import { encodeMask } from './mask-png.ts'
import { usualQuality } from './openai-info.ts'

/** Longest data URL that the service accepts, in characters. */
export const maxDataUrlLength = 20_971_520

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
export function editBody(request: ProviderRequest): EditBody {
  const { picture, references, mask, size } = request
  return {
    model: request.model,
    prompt: request.prompt,
    images: [picture, ...references.map((reference) => reference.picture)].map((image) => ({
      image_url: dataUrl(encodePng(toDepth(image, 8))),
    })),
    ...(mask && { mask: { image_url: dataUrl(encodeMask(mask, picture)) } }),
    size: `${size.width}x${size.height}`,
    quality: request.quality ?? usualQuality,
    n: request.variations,
    output_format: 'png',
    background: 'opaque',
  }
}

function dataUrl(png: Uint8Array): string {
  const url = `data:image/png;base64,${toBase64(png)}`
  if (url.length <= maxDataUrlLength) return url
  const megabytes = Math.round(png.length / 1e5) / 10
  throw new RefineError(
    'too_large',
    `A picture to be sent is ${megabytes} MB as PNG, more than OpenAI takes in one request.`,
    { hint: 'Nothing was sent. Mark a smaller region, or use smaller reference pictures.' },
  )
}
