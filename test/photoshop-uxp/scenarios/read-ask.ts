import type { Picture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'

/** What a service was asked to change. */
export interface Ask {
  /** Names of the fields, in turn. */
  readonly fields: readonly string[]
  /** The picture to change, as the file that was sent. */
  readonly file: Uint8Array
  /** Tells whether a pixel, by its index, is to change. */
  readonly isWanted: (pixel: number) => boolean
}

/** Reads the two forms that OpenAI takes: JSON with a mask, or a form with a mask or with marks over the picture. */
export async function readAsk(body: string | ArrayBuffer, contentType: string): Promise<Ask> {
  const files = typeof body === 'string' ? filesOfJson(body) : await filesOfForm(body, contentType)
  const { fields, image, mask, markup } = files
  if (!image) throw new Error(`Expected a picture to change among ${fields}`)
  return {
    fields,
    file: image,
    isWanted: wantedBy(mask && pictureOf(mask), markup && pictureOf(markup)),
  }
}

interface Files {
  readonly fields: readonly string[]
  readonly image: Uint8Array | undefined
  readonly mask: Uint8Array | undefined
  readonly markup: Uint8Array | undefined
}

function filesOfJson(body: string): Files {
  const asked = JSON.parse(body) as {
    readonly images: readonly { readonly image_url: string }[]
    readonly mask?: { readonly image_url: string }
  }
  return {
    fields: Object.keys(asked),
    image: fileOfUrl(asked.images[0]?.image_url),
    mask: fileOfUrl(asked.mask?.image_url),
    markup: undefined,
  }
}

async function filesOfForm(body: ArrayBuffer, contentType: string): Promise<Files> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData()
  const file = async (name: string) => {
    const value = form.get(name)
    return value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : undefined
  }
  return {
    fields: [...form.keys()],
    image: await file('image'),
    mask: await file('mask'),
    markup: await file('markup'),
  }
}

function fileOfUrl(url: string | undefined): Uint8Array | undefined {
  return url === undefined ? undefined : Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}

function pictureOf(file: Uint8Array): Picture {
  return decodePng(file).picture
}

/** A mask is transparent where it wants change; marks run around it. Without both, everything is wanted. */
function wantedBy(mask: Picture | undefined, markup: Picture | undefined): Ask['isWanted'] {
  if (mask) return (pixel) => mask.data[pixel * 4 + 3] === 0
  if (!markup) return () => true
  const { width, data } = markup
  const marked = Array.from({ length: data.length / 4 }, (_, pixel) => pixel).filter(
    (pixel) => data[pixel * 4 + 3] !== 0,
  )
  const columns = marked.map((pixel) => pixel % width)
  const rows = marked.map((pixel) => Math.floor(pixel / width))
  const [left, right] = [Math.min(...columns), Math.max(...columns)]
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)]
  return (pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    return x >= left && x <= right && y >= top && y <= bottom
  }
}
