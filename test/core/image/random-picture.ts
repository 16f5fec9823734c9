import fc from 'fast-check'
import { createPicture, type Depth, type Picture } from '../../../core/image/picture.ts'

/** Random pictures: size 1 to 12 a side; words favour the ends of the range; opaque or not. */
export function randomPicture(
  depth: Depth,
  sides: { readonly min?: number; readonly max?: number } = {},
): fc.Arbitrary<Picture> {
  const full = depth === 8 ? 255 : 65535
  const side = fc.integer({ min: sides.min ?? 1, max: sides.max ?? 12 })
  const word = fc.oneof(fc.integer({ min: 0, max: full }), fc.constantFrom(0, 1, full - 1, full))
  return fc.tuple(side, side, fc.boolean()).chain(([width, height, opaque]) =>
    fc
      .array(word, { minLength: width * height * 4, maxLength: width * height * 4 })
      .map((words) => {
        const picture = createPicture({ width, height }, depth)
        picture.data.set(words)
        if (opaque) for (let pos = 3; pos < words.length; pos += 4) picture.data[pos] = full
        return picture
      }),
  )
}

/** A picture of one colour. */
export function plain(
  size: { width: number; height: number },
  depth: Depth,
  rgba: readonly number[],
): Picture {
  const picture = createPicture(size, depth)
  for (let pos = 0; pos < picture.data.length; pos++) picture.data[pos] = rgba[pos % 4] as number
  return picture
}

/** Swaps rows and columns. */
export function transpose(picture: Picture): Picture {
  const { width, height } = picture
  const result = createPicture({ width: height, height: width }, picture.depth)
  for (let i = 0; i < width * height; i++) {
    const to = ((i % width) * height + Math.floor(i / width)) * 4
    result.data.set(picture.data.slice(i * 4, i * 4 + 4), to)
  }
  return result
}
