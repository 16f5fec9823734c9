import type { Picture8 } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import type { PaintJob, Wanted } from './paint-answer.ts'
import { type FileFormat, formatOf, readPictureFile } from './picture-file.ts'
import { isOfType, jsonOf, type Received } from './received.ts'
import { json, Refused } from './reply.ts'

/** What one endpoint takes, and what it charges. */
export interface FalEndpoint {
  readonly fields: readonly string[]
  /** The fields that its pictures lie in. */
  readonly pictures: 'image_url and mask_url' | 'image_urls' | 'none'
  /** US dollars for a painted picture of so many megapixels, with all that was sent along. */
  readonly usd: (painted: number, sent: number) => number
}

const common = ['prompt', 'output_format', 'seed', 'sync_mode', 'safety_tolerance']
const fluxTwo = [...common, 'image_size', 'enable_safety_checker']
const fluxTwoUsd = (painted: number, sent: number) => 0.03 + 0.015 * (painted - 1 + sent)

/** The endpoints that the server has. */
export const falEndpoints: Readonly<Record<string, FalEndpoint>> = {
  'fal-ai/flux-pro/v1/fill': {
    fields: [...common, 'image_url', 'mask_url', 'num_images', 'enhance_prompt'],
    pictures: 'image_url and mask_url',
    usd: (painted) => 0.05 * painted,
  },
  'fal-ai/flux-2-pro/edit': {
    fields: [...fluxTwo, 'image_urls'],
    pictures: 'image_urls',
    usd: fluxTwoUsd,
  },
  'fal-ai/flux-2-pro': { fields: fluxTwo, pictures: 'none', usd: fluxTwoUsd },
}

/** Reads a job of an endpoint; pictures are data URIs. */
export async function readFalJob(
  received: Received,
  { fields, pictures, usd }: FalEndpoint,
): Promise<PaintJob & { readonly inline: boolean }> {
  if (!isOfType(received, 'application/json')) throw invalid('body', 'Input should be JSON')
  const input = jsonOf(received) as Record<string, unknown>
  for (const name of Object.keys(input)) {
    if (!fields.includes(name)) throw invalid(name, 'Extra inputs are not permitted')
  }
  if (typeof input.prompt !== 'string' || input.prompt === '') throw invalid('prompt', 'required')
  const format = (input.output_format ?? 'jpeg') as FileFormat
  if (format !== 'png' && format !== 'jpeg') throw invalid('output_format', 'png or jpeg')
  const urls = pictures === 'image_urls' ? listOf(input.image_urls) : [input.image_url]
  const sent =
    pictures === 'none' ? [] : await Promise.all(urls.map((url) => readDataUri(url, 'image_url')))
  const [picture = null] = sent
  const masked = pictures === 'image_url and mask_url' && picture
  const size = masked ? { width: masked.width, height: masked.height } : sizeOf(input.image_size)
  const count = countOf(input.num_images)
  const sentMegapixels = sent.reduce((sum, one) => sum + megapixels(one), 0)
  return {
    ...{ picture, size, count, format, prompt: input.prompt },
    wanted: masked ? await readWhite(input.mask_url, masked) : null,
    usd: count * usd(megapixels(size), sentMegapixels),
    inline: input.sync_mode === true,
  }
}

function megapixels({ width, height }: Size): number {
  return Math.max(1, Math.ceil((width * height) / (1024 * 1024)))
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0 && value.length <= 8) return value
  throw invalid('image_urls', 'Expected 1 to 8 pictures')
}

function countOf(value: unknown): number {
  const count = Number(value ?? 1)
  if (Number.isInteger(count) && count >= 1 && count <= 4) return count
  throw invalid('num_images', '1 to 4')
}

function sizeOf(value: unknown): Size {
  const { width, height } = (value ?? {}) as Partial<Size>
  if (typeof width === 'number' && typeof height === 'number' && width >= 64 && height >= 64) {
    return { width, height }
  }
  throw invalid('image_size', 'Expected a size')
}

async function readDataUri(value: unknown, name: string): Promise<Picture8> {
  const [, base64] = /^data:image\/(?:png|jpeg|webp);base64,(.+)$/u.exec(String(value)) ?? []
  const bytes = Buffer.from(base64 ?? '', 'base64')
  if (!formatOf(bytes)) throw invalid(name, 'Failed to download the file.', 'file_download_error')
  return readPictureFile(bytes).catch(() => {
    throw invalid(name, 'Failed to load the image.', 'image_load_error')
  })
}

/** White is wanted, grey half; a mask has the size of its picture. */
async function readWhite(value: unknown, picture: Picture8): Promise<Wanted> {
  const mask = await readDataUri(value, 'mask_url')
  if (mask.width !== picture.width || mask.height !== picture.height) {
    throw invalid('mask_url', 'The mask has another size than the image.')
  }
  return Uint8Array.from({ length: mask.width * mask.height }, (_, i) => mask.data[i * 4] as number)
}

function invalid(name: string, msg: string, type = 'value_error'): Refused {
  return new Refused(json(422, { detail: [{ loc: ['body', name], msg, type }] }))
}
