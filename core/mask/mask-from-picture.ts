import { maxWord, type Picture } from '../image/picture.ts'
import { createMask, type Mask } from './mask.ts'

/**
 * Reads a picture as a mask: white is inside, black and transparent are outside, greys lie between.
 *
 * Coverage is luma (Rec. 709 weights on the stored words) times alpha, rounded to the nearest; an opaque 8-bit
 * grey of value v gives exactly v. `at` is where the picture's top-left pixel lies, in source pixels.
 */
export function maskFromPicture(picture: Picture, at: { x: number; y: number } = origin): Mask {
  const { width, height } = picture
  const mask = createMask({ x: at.x, y: at.y, width, height })
  coverageFromWords(picture.data, maxWord(picture.depth), mask.data)
  return mask
}

const origin = { x: 0, y: 0 }

function coverageFromWords(words: Uint8Array | Uint16Array, full: number, to: Uint8Array): void {
  const unit = 10000 * full * full
  for (let i = 0, pos = 0; i < to.length; i++, pos += 4) {
    const luma =
      2126 * (words[pos] as number) +
      7152 * (words[pos + 1] as number) +
      722 * (words[pos + 2] as number)
    to[i] = Math.floor((luma * (words[pos + 3] as number) * 255) / unit + 0.5)
  }
}
