import { createPicture, type Depth, maxWord, type Picture } from '../../core/image/picture.ts'
import { intersectRects, type Rect, relativeTo } from '../../core/image/rect.ts'
import type { Steps } from '../../core/steps.ts'

/** What `getPixels` returned: trimmed to where pixels are, 3 components without alpha, 16 bit as 0..32768. */
export interface PhotoshopPixels {
  readonly words: Uint8Array | Uint16Array
  readonly components: number
  readonly bounds: Rect
}

/** Rows between two pauses. */
const rowsAStep = 16

/**
 * Puts trimmed Photoshop pixels back into the rectangle that was asked for, as RGBA.
 *
 * What Photoshop left out is transparent black. 16-bit words go from 0..32768 to 0..65535 and come back exactly
 * through {@link toPhotoshopWords}.
 *
 * @param pixels Null: Photoshop returned nothing.
 */
export function* pictureOfPixels(
  pixels: PhotoshopPixels | null,
  rect: Rect,
  depth: Depth,
): Steps<Picture> {
  const picture = createPicture(rect, depth)
  const shared = pixels && intersectRects(pixels.bounds, rect)
  if (!pixels || !shared) return picture
  const from = relativeTo(shared, pixels.bounds)
  const to = relativeTo(shared, rect)
  for (let y = 0; y < shared.height; y++) {
    const start = ((from.y + y) * pixels.bounds.width + from.x) * pixels.components
    const row = pixels.words.subarray(start, start + shared.width * pixels.components)
    placeRow(row, pixels.components, picture, ((to.y + y) * rect.width + to.x) * 4)
    if (y % rowsAStep === rowsAStep - 1) yield
  }
  return picture
}

/** Gives a picture's words as Photoshop takes them: 8 bit as they are, 16 bit as 0..32768. */
export function* toPhotoshopWords(picture: Picture): Steps<Uint8Array | Uint16Array> {
  if (picture.depth === 8) return picture.data
  const { data } = picture
  const words = new Uint16Array(data.length)
  const stepWords = Math.max(1, picture.width * rowsAStep * 4)
  for (let start = 0; start < data.length; start += stepWords) {
    const end = Math.min(data.length, start + stepWords)
    for (let pos = start; pos < end; pos++) words[pos] = toWord16(data[pos] as number)
    yield
  }
  return words
}

/** Gives a 16-bit word, 0..65535, for one of Photoshop's, 0..32768. */
export function fromWord16(word: number): number {
  return Math.round((word * 65535) / 32768)
}

/** Gives Photoshop's word, 0..32768, for a 16-bit word, 0..65535. */
export function toWord16(word: number): number {
  return Math.round((word * 32768) / 65535)
}

function placeRow(
  row: Uint8Array | Uint16Array,
  components: number,
  { data, depth }: Picture,
  start: number,
): void {
  if (depth === 8 && components === 4) {
    data.set(row, start)
    return
  }
  const full = maxWord(depth)
  for (let from = 0, to = start; from < row.length; from += components, to += 4) {
    for (let channel = 0; channel < 3; channel++) {
      const word = row[from + channel] as number
      data[to + channel] = depth === 8 ? word : fromWord16(word)
    }
    if (components < 4) data[to + 3] = full
    else {
      const alpha = row[from + 3] as number
      data[to + 3] = depth === 8 ? alpha : fromWord16(alpha)
    }
  }
}
