import type { Picture8 } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import { type OpenaiSchema, violationsOf } from '../openai-schemas/openai-schema.ts'
import { type OpenaiJob, openaiError, openaiUsage } from './openai-replies.ts'
import type { Wanted } from './paint-answer.ts'
import { type FileFormat, formatOf, readPictureFile } from './picture-file.ts'
import { type FormPart, formOf, isOfType, jsonOf, type Received } from './received.ts'
import { Refused } from './reply.ts'

/** The fields of a request as the schemas see them, and its files by name. */
export interface OpenaiFields {
  readonly fields: Readonly<Record<string, unknown>>
  readonly pictures: readonly Uint8Array[]
  readonly mask: Uint8Array | null
  readonly markup: Uint8Array | null
}

/** Where `file_id`s lead. */
export type FileOf = (id: string) => Uint8Array | undefined

/**
 * Reads an edit or a first picture to the letter of OpenAI's schemas and guides.
 *
 * @throws Refused with what OpenAI would say.
 */
export async function readOpenaiJob(
  fields: OpenaiFields,
  refused: ReadonlySet<string> = new Set(),
): Promise<OpenaiJob> {
  const { model, size: sizeText, prompt, n, quality } = fields.fields
  const { output_format, stream, partial_images } = fields.fields
  for (const name of Object.keys(fields.fields)) {
    if (refused.has(name)) throw unknown(name)
  }
  const size = expectSize(String(sizeText ?? 'auto'), String(model))
  expectModelTakes(fields.fields)
  const [first = null] = await Promise.all(
    fields.pictures.map((bytes, i) => expectPicture(bytes, `image ${i + 1}`)),
  )
  if (fields.mask && fields.markup) throw bad('mask', 'mask and markup can’t be used together.')
  const wanted = fields.mask && (await readHole(fields.mask, first))
  if (fields.markup) await readHole(fields.markup, first)
  const job = {
    picture: first,
    size,
    count: typeof n === 'number' ? n : 1,
    prompt: String(prompt),
  }
  const painted = { model: String(model), quality: String(quality ?? 'medium') }
  return {
    ...job,
    ...openaiUsage(job, painted),
    wanted,
    quality: painted.quality,
    format: (output_format ?? 'png') as FileFormat,
    streams: stream === true ? Number(partial_images ?? 0) : null,
  }
}

/** Reads the body of a live call, JSON or multipart; `json` false is a server that knows forms only. */
export function readOpenaiBody(
  received: Received,
  { json, fileOf, edits }: { json: boolean; fileOf: FileOf; edits: boolean },
): OpenaiFields {
  if (json && isOfType(received, 'application/json')) {
    return readOpenaiJson(jsonOf(received), fileOf, edits ? 'EditJsonBody' : 'GenerateBody')
  }
  if (edits && isOfType(received, 'multipart/form-data')) return readOpenaiForm(formOf(received))
  throw new Refused(
    openaiError(400, {
      message: `Unsupported content type: '${received.headers['content-type']}'. This API method only accepts 'multipart/form-data' requests.`,
      type: 'invalid_request_error',
    }),
  )
}

/** Reads a JSON body; also that of a batch's line. */
export function readOpenaiJson(body: unknown, fileOf: FileOf, schema: OpenaiSchema): OpenaiFields {
  expectSchema(schema, body)
  const {
    images = [],
    mask,
    ...fields
  } = body as {
    images?: readonly ImageRef[]
    mask?: ImageRef
  }
  const bytesOf = ({ image_url, file_id }: ImageRef): Uint8Array => {
    if (file_id !== undefined) {
      const bytes = fileOf(file_id)
      if (!bytes) throw bad('images', `No such File object: ${file_id}`)
      return bytes
    }
    const [, base64] = /^data:image\/(?:png|jpeg|webp);base64,(.+)$/u.exec(image_url ?? '') ?? []
    if (base64 === undefined) throw bad('images', 'Expected a base64-encoded data URL.')
    return Buffer.from(base64, 'base64')
  }
  return {
    fields,
    pictures: images.map(bytesOf),
    mask: mask ? bytesOf(mask) : null,
    markup: null,
  }
}

interface ImageRef {
  readonly image_url?: string
  readonly file_id?: string
}

function readOpenaiForm(parts: readonly FormPart[]): OpenaiFields {
  const fields: Record<string, unknown> = {}
  const files: Record<string, Uint8Array[]> = { image: [], mask: [], markup: [] }
  for (const { name, fileName, contentType, body } of parts) {
    const isFile = name === 'image' || name === 'image[]' || name === 'mask' || name === 'markup'
    if (isFile !== (fileName !== null)) throw bad(name, `Expected ${name} to be a file or a text.`)
    if (!isFile) {
      if (name in fields) throw bad(name, `Duplicate parameter: '${name}'.`)
      fields[name] = coerce(name, body.toString('utf8'))
      continue
    }
    if (contentType !== `image/${formatOf(body)}`) {
      throw bad(name, `Invalid file '${name}': unsupported mimetype ('${contentType}').`)
    }
    files[name.replace('[]', '')]?.push(body)
  }
  const { image = [], mask = [], markup = [] } = files
  if (mask.length > 1 || markup.length > 1) throw bad('mask', "Duplicate parameter: 'mask'.")
  expectSchema('EditMultipartFields', describeForm(parts))
  return { fields, pictures: image, mask: mask[0] ?? null, markup: markup[0] ?? null }
}

/** Gives a form's fields as the schemas see them: files as texts, numbers and booleans as what they mean. */
export function describeForm(parts: readonly FormPart[]): object {
  const fields: Record<string, unknown> = {}
  for (const { name, fileName, body } of parts) {
    if (fileName === null) fields[name] = coerce(name, body.toString('utf8'))
    else if (name === 'image[]') fields.image = [...((fields.image as string[]) ?? []), 'file']
    else fields[name] = 'file'
  }
  return fields
}

/** Numbers and booleans arrive as text. */
function coerce(name: string, text: string): unknown {
  if (/^(?:n|output_compression|partial_images|frame_count|frame_duration_ms)$/u.test(name)) {
    return /^\d+$/u.test(text) ? Number(text) : text
  }
  return name === 'stream' ? text === 'true' : text
}

function expectSchema(schema: OpenaiSchema, body: unknown): void {
  const [first] = violationsOf(schema, body)
  if (first === undefined) return
  const extra = /"additionalProperty":"([^"]+)"/u.exec(first)?.[1]
  throw extra ? unknown(extra) : bad(null, first)
}

async function expectPicture(bytes: Uint8Array, what: string): Promise<Picture8> {
  if (bytes.length >= 50 * 1024 * 1024) throw bad('image', `${what} is larger than 50 MB.`)
  if (formatOf(bytes)) {
    const picture = await readPictureFile(bytes).catch(() => null)
    if (picture) return picture
  }
  throw new Refused(
    openaiError(400, {
      message: `Invalid image file or mode for ${what}, please check your image file.`,
      type: 'image_generation_user_error',
      code: 'invalid_image_file',
    }),
  )
}

/** Reads what is transparent in a PNG of the first picture's size. */
async function readHole(bytes: Uint8Array, first: Picture8 | null): Promise<Wanted> {
  if (formatOf(bytes) !== 'png') throw bad('mask', 'The mask must be a PNG.')
  if (bytes.length >= 4 * 1024 * 1024) throw bad('mask', 'The mask must be less than 4 MB.')
  const mask = await expectPicture(bytes, 'mask')
  if (mask.width !== first?.width || mask.height !== first?.height) {
    throw bad('mask', 'The mask must have the size of the first image.')
  }
  const wanted = new Uint8Array(mask.width * mask.height)
  let transparent = 0
  for (let i = 0; i < wanted.length; i++) {
    wanted[i] = 255 - (mask.data[i * 4 + 3] as number)
    if (wanted[i]) transparent++
  }
  if (transparent === 0) throw bad('mask', 'The mask has no transparent pixels.')
  return wanted
}

function expectSize(text: string, model: string): Size {
  const [, width = 1254, height = 1254] = (/^(\d+)x(\d+)$/u.exec(text) ?? []).map(Number)
  if (text === 'auto') return { width, height }
  const fixed = ['1024x1024', '1536x1024', '1024x1536']
  if (isOld(model) && !fixed.includes(text)) {
    throw invalidSize(text, `Supported sizes are ${fixed.join(', ')} and auto.`)
  }
  if (isOld(model)) return { width, height }
  const [longest, pixels] = [Math.max(width, height), width * height]
  if (width % 16 || height % 16) throw invalidSize(text, 'Edges must be multiples of 16.')
  if (longest > 3840) {
    throw invalidSize(text, 'The longest edge must be less than or equal to 3840.')
  }
  if (longest > 3 * Math.min(width, height)) throw invalidSize(text, 'The ratio is beyond 3:1.')
  if (pixels < 655_360) throw invalidSize(text, 'The image is below the minimum pixel budget.')
  if (pixels > 8_294_400) throw invalidSize(text, 'The image is above the maximum pixel budget.')
  return { width, height }
}

function expectModelTakes(fields: Readonly<Record<string, unknown>>): void {
  const model = String(fields.model)
  const generation = Number(/^gpt-image-(\d(?:\.\d)?)/u.exec(model)?.[1] ?? 1)
  const { quality, complexity, input_fidelity: fidelity, background, output_format } = fields
  if ((quality === 'xhigh' || quality === 'max') && generation < 2.5) {
    throw bad('quality', `The model '${model}' does not support this quality.`)
  }
  if (complexity !== undefined && generation < 2.6) {
    throw bad('complexity', `The model '${model}' does not support the 'complexity' parameter.`)
  }
  if (fidelity !== undefined && generation >= 2) {
    throw bad(
      'input_fidelity',
      `The model '${model}' does not support the 'input_fidelity' parameter.`,
      'invalid_input_fidelity_model',
    )
  }
  if (background === 'transparent' && output_format === 'jpeg') {
    throw bad('background', 'Transparent background is not supported for JPEG output format.')
  }
}

function isOld(model: string): boolean {
  return /^(?:gpt-image-1|chatgpt-image)/u.test(model)
}

function invalidSize(text: string, why: string): Refused {
  return bad('size', `Invalid size '${text}'. ${why}`, 'invalid_value')
}

function unknown(name: string): Refused {
  return new Refused(
    openaiError(400, {
      message: `Unknown parameter: '${name}'.`,
      type: 'invalid_request_error',
      param: name,
      code: 'unknown_parameter',
    }),
  )
}

function bad(param: string | null, message: string, code = 'invalid_value'): Refused {
  return new Refused(
    openaiError(400, { message, type: 'image_generation_user_error', param, code }),
  )
}
