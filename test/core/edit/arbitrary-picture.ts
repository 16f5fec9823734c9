import fc from 'fast-check'
import { createPicture, type Depth, maxWord, type Picture } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'

/** Pictures of one size and depth; translucent ones have many fully and not at all opaque pixels. */
export function pictureOf(
  size: Size,
  depth: Depth,
  alpha: 'opaque' | 'any',
): fc.Arbitrary<Picture> {
  const count = size.width * size.height
  const full = maxWord(depth)
  const word = fc.oneof(fc.constantFrom(0, full), fc.nat(full))
  const pixel = fc.tuple(word, word, word, alpha === 'opaque' ? fc.constant(full) : word)
  return fc.array(pixel, { minLength: count, maxLength: count }).map((pixels) => {
    const words = pixels.flat()
    return createPicture(
      size,
      depth,
      depth === 8 ? Uint8Array.from(words) : Uint16Array.from(words),
    )
  })
}

export const arbitraryDepth = fc.constantFrom<Depth>(8, 16)
export const arbitraryAlpha = fc.constantFrom<'opaque' | 'any'>('opaque', 'any')

/** A picture of one colour. */
export function flatPicture(size: Size, depth: Depth, pixel: readonly number[]): Picture {
  const picture = createPicture(size, depth)
  for (let pos = 0; pos < picture.data.length; pos++) picture.data[pos] = pixel[pos % 4]!
  return picture
}
