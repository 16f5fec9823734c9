import type { Picture8 } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import type { PaintJob, Wanted } from './paint-answer.ts'
import { formatOf, readPictureFile } from './picture-file.ts'
import { isOfType, jsonOf, type Received } from './received.ts'
import { json, Refused } from './reply.ts'

/** What a field has to be. */
type Kind = 'number' | 'integer' | 'text' | 'truth' | 'texts' | 'object'

/** The fields of `POST /sdapi/v1/img2img` that a client of today has a use for. */
const img2imgFields: Readonly<Record<string, Kind>> = {
  ...{ init_images: 'texts', mask: 'text', prompt: 'text', negative_prompt: 'text' },
  ...{ denoising_strength: 'number', image_cfg_scale: 'number', cfg_scale: 'number' },
  ...{ width: 'integer', height: 'integer', batch_size: 'integer', n_iter: 'integer' },
  ...{ steps: 'integer', seed: 'integer', subseed: 'integer', subseed_strength: 'number' },
  ...{ mask_blur: 'integer', mask_blur_x: 'integer', mask_blur_y: 'integer', mask_round: 'truth' },
  ...{ inpainting_fill: 'integer', inpaint_full_res: 'truth', inpaint_full_res_padding: 'integer' },
  ...{
    inpainting_mask_invert: 'integer',
    resize_mode: 'integer',
    initial_noise_multiplier: 'number',
  },
  ...{ sampler_name: 'text', sampler_index: 'text', scheduler: 'text', styles: 'texts' },
  ...{
    restore_faces: 'truth',
    tiling: 'truth',
    include_init_images: 'truth',
    send_images: 'truth',
  },
  ...{ do_not_save_samples: 'truth', do_not_save_grid: 'truth', save_images: 'truth' },
  ...{ override_settings: 'object', override_settings_restore_afterwards: 'truth' },
  ...{
    script_name: 'text',
    script_args: 'object',
    alwayson_scripts: 'object',
    force_task_id: 'text',
  },
}

const upscaleFields: Readonly<Record<string, Kind>> = {
  ...{
    image: 'text',
    resize_mode: 'integer',
    show_extras_results: 'truth',
    upscale_first: 'truth',
  },
  ...{ upscaling_resize: 'number', upscaling_resize_w: 'integer', upscaling_resize_h: 'integer' },
  ...{ upscaling_crop: 'truth', upscaler_1: 'text', upscaler_2: 'text' },
  ...{ extras_upscaler_2_visibility: 'number', gfpgan_visibility: 'number' },
  ...{ codeformer_visibility: 'number', codeformer_weight: 'number' },
}

/** Reads an edit as AUTOMATIC1111 understands it; refuses fields and types that it does not know. */
export async function readImg2img(received: Received): Promise<PaintJob> {
  const body = readFields(received, img2imgFields)
  const [first] = (body.init_images ?? []) as readonly string[]
  if (first === undefined) throw new Refused(json(404, { detail: 'Init image not found' }))
  const picture = await readBase64(first, 'init_images')
  const strength = Number(body.denoising_strength ?? 0.75)
  if (strength < 0 || strength > 1) throw invalid('denoising_strength', 'ensure 0 ≤ value ≤ 1')
  const count = Number(body.batch_size ?? 1) * Number(body.n_iter ?? 1)
  const wanted =
    typeof body.mask === 'string'
      ? readMask(await readBase64(body.mask, 'mask'), Number(body.inpainting_mask_invert ?? 0))
      : null
  return {
    // A blank mask is no mask there: the whole picture is painted.
    ...{ picture, wanted: wanted?.some(Boolean) ? wanted : null, count, format: 'png' },
    size: sizeOf(body, 'width', 'height'),
    prompt: String(body.prompt ?? ''),
    usd: 0,
  }
}

/** Reads a first picture from words. */
export async function readTxt2img(received: Received): Promise<PaintJob> {
  const body = readFields(received, img2imgFields)
  if ('init_images' in body || 'mask' in body) throw invalid('init_images', 'extra fields')
  const count = Number(body.batch_size ?? 1) * Number(body.n_iter ?? 1)
  const size = sizeOf(body, 'width', 'height')
  const prompt = String(body.prompt ?? '')
  return { picture: null, wanted: null, size, count, format: 'png', prompt, usd: 0 }
}

/** Reads a call of the upscaler: the same picture, larger. */
export async function readUpscale(received: Received): Promise<PaintJob> {
  const body = readFields(received, upscaleFields)
  const picture = await readBase64(String(body.image ?? ''), 'image')
  const by = Number(body.upscaling_resize ?? 2)
  const size =
    body.resize_mode === 1
      ? sizeOf(body, 'upscaling_resize_w', 'upscaling_resize_h')
      : { width: Math.round(picture.width * by), height: Math.round(picture.height * by) }
  const nowhere = new Uint8Array(picture.width * picture.height)
  return { picture, wanted: nowhere, size, count: 1, format: 'png', prompt: '', usd: 0 }
}

function readFields(
  received: Received,
  fields: Readonly<Record<string, Kind>>,
): Readonly<Record<string, unknown>> {
  if (!isOfType(received, 'application/json')) throw invalid('body', 'value is not a valid dict')
  const body = jsonOf(received) as Record<string, unknown>
  for (const [name, value] of Object.entries(body)) {
    const kind = fields[name]
    if (kind === undefined) throw invalid(name, 'extra fields not permitted', 'value_error.extra')
    if (value !== null && !isOf(kind, value)) throw invalid(name, `value is not a valid ${kind}`)
  }
  return body
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind === 'number') return typeof value === 'number'
  if (kind === 'integer') return Number.isInteger(value)
  if (kind === 'text') return typeof value === 'string'
  if (kind === 'truth') return typeof value === 'boolean'
  if (kind === 'object') return typeof value === 'object'
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function sizeOf(body: Readonly<Record<string, unknown>>, across: string, down: string): Size {
  const size = { width: Number(body[across] ?? 512), height: Number(body[down] ?? 512) }
  if (size.width < 8 || size.height < 8) throw invalid(across, 'the picture is too small')
  return size
}

async function readBase64(text: string, name: string): Promise<Picture8> {
  const bytes = Buffer.from(text.replace(/^data:image\/\w+;base64,/u, ''), 'base64')
  if (!formatOf(bytes)) throw new Refused(json(500, { detail: 'Invalid encoded image' }))
  return readPictureFile(bytes).catch(() => {
    throw invalid(name, 'Invalid encoded image')
  })
}

/** White is wanted; in a mask with any transparency, what is more than half opaque is. */
function readMask({ data, width, height }: Picture8, inverts: number): Wanted {
  const wanted = new Uint8Array(width * height)
  const byAlpha = wanted.some((_, i) => (data[i * 4 + 3] as number) < 255)
  for (let i = 0; i < wanted.length; i++) {
    const value = data[i * 4 + (byAlpha ? 3 : 0)] as number
    wanted[i] = value > 128 !== (inverts === 1) ? 255 : 0
  }
  return wanted
}

function invalid(name: string, msg: string, type = 'type_error'): Refused {
  return new Refused(json(422, { detail: [{ loc: ['body', name], msg, type }] }))
}
