import { createPicture, type Depth, type Picture } from '../../core/image/picture.ts'
import { type Rect, rectOf, relativeTo } from '../../core/image/rect.ts'

/** What `getPixels` returned: trimmed to where pixels are, 3 components without alpha, 16 bit as 0..32768. */
export interface PhotoshopPixels {
  readonly words: Uint8Array | Uint16Array
  readonly components: number
  readonly bounds: Rect
}

/**
 * Puts trimmed Photoshop pixels back into the rectangle that was asked for, as RGBA.
 *
 * What Photoshop left out is transparent black. 16-bit words go from 0..32768 to 0..65535 and come back exactly
 * through {@link toPhotoshopWords}.
 */
export function pictureOfPixels(pixels: PhotoshopPixels, rect: Rect, depth: Depth): Picture {
  const picture = createPicture(rect, depth)
  const { x: left, y: top } = relativeTo(pixels.bounds, rect)
  const { width, height } = pixels.bounds
  const full = depth === 8 ? 255 : 65535
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * pixels.components
      const to = ((top + y) * rect.width + left + x) * 4
      for (let channel = 0; channel < 3; channel++) {
        picture.data[to + channel] = fromWord(pixels.words[from + channel] as number, depth)
      }
      picture.data[to + 3] =
        pixels.components === 4 ? fromWord(pixels.words[from + 3] as number, depth) : full
    }
  }
  return picture
}

/** Gives a picture's words as Photoshop takes them: 8 bit as they are, 16 bit as 0..32768. */
export function toPhotoshopWords(picture: Picture): Uint8Array | Uint16Array {
  if (picture.depth === 8) return picture.data
  return picture.data.map((word) => Math.round((word * 32768) / 65535))
}

function fromWord(word: number, depth: Depth): number {
  return depth === 8 ? word : Math.round((word * 65535) / 32768)
}

/** Gives Photoshop's bounds for a rectangle: right and bottom are exclusive. */
export function boundsOf(rect: Rect): { left: number; top: number; right: number; bottom: number } {
  return { left: rect.x, top: rect.y, right: rect.x + rect.width, bottom: rect.y + rect.height }
}

/** Gives a rectangle for Photoshop's bounds. */
export function rectOfBounds(b: {
  left: number
  top: number
  right: number
  bottom: number
}): Rect {
  return { ...rectOf({ width: b.right - b.left, height: b.bottom - b.top }), x: b.left, y: b.top }
}
