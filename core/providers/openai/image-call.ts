import { fromBase64 } from '../../bytes.ts'
import { RefineError } from '../../errors.ts'
import type { Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import type { FormField } from '../http/multipart.ts'
import type { ImageFields } from './image-fields.ts'
import type { OpenaiCall } from './openai-transport.ts'

/** One call for pictures, before it is decided how it travels. */
export interface ImageCall {
  readonly fields: ImageFields
  readonly size: Size
  /** The picture to change first, then references; empty for a first picture from words. */
  readonly pictures: readonly Picture[]
  readonly mask: Picture | null
  readonly markup: Picture | null
}

/** Writes a picture as a data URL; the same picture is written once. */
export type Encode = (picture: Picture) => Promise<string>

/** How a call's pictures travel: as data URLs in JSON, or as files of a form. */
export type CallForm = 'json' | 'form'

/** Longest data URL that OpenAI takes in JSON, by its schema, in characters. */
const longestDataUrl = 20_971_520

/** Largest file that OpenAI takes in a form, by its guide, in bytes. */
const largestFile = 50_000_000

/** Gives the route of a call: what goes out with pictures is an edit. */
export function pathOf({ pictures }: ImageCall): '/images/edits' | '/images/generations' {
  return pictures.length > 0 ? '/images/edits' : '/images/generations'
}

/**
 * Writes a call's body in a form; in the other one where only that can carry it.
 *
 * Marks over a picture are known of forms only, as are pictures beyond the longest data URL; a call without pictures is
 * always JSON.
 *
 * @throws RefineError `too_large` when a picture fits into neither.
 */
export async function writeBody(
  call: ImageCall,
  form: CallForm,
  encode: Encode,
): Promise<NonNullable<OpenaiCall['body']>> {
  if (call.pictures.length === 0) return { json: call.fields }
  const urls: string[] = []
  for (const picture of call.pictures) urls.push(await encode(picture))
  const mask = call.mask && (await encode(call.mask))
  const markup = call.markup && (await encode(call.markup))
  const longest = Math.max(...urls.map(({ length }) => length))
  if (form === 'form' || markup !== null || longest > longestDataUrl) {
    return { form: formFields(call.fields, urls, mask, markup) }
  }
  return {
    json: {
      ...call.fields,
      images: urls.map((image_url) => ({ image_url })),
      ...(mask !== null && { mask: { image_url: mask } }),
    },
  }
}

function formFields(
  fields: ImageFields,
  urls: readonly string[],
  mask: string | null,
  markup: string | null,
): readonly FormField[] {
  const name = urls.length === 1 ? 'image' : 'image[]'
  return [
    ...Object.entries(fields).map(([field, value]) => ({ name: field, text: String(value) })),
    ...urls.map((url, i) => pngField(name, `image-${i + 1}.png`, url)),
    ...(mask === null ? [] : [pngField('mask', 'mask.png', mask)]),
    ...(markup === null ? [] : [pngField('markup', 'markup.png', markup)]),
  ]
}

function pngField(name: string, fileName: string, url: string): FormField {
  const file = fromBase64(url.slice(url.indexOf(',') + 1))
  if (file.length < largestFile) return { name, fileName, file, type: 'image/png' }
  const megabytes = Math.round(file.length / 1e5) / 10
  throw new RefineError(
    'too_large',
    `A picture to be sent is ${megabytes} MB as PNG, more than can be sent in one request.`,
    { hint: 'Nothing was sent. Mark a smaller region, or use smaller reference pictures.' },
  )
}
