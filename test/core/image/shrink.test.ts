import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropPicture } from '../../../core/image/picture.ts'
import { shrinkPicture } from '../../../core/image/shrink.ts'
import { plain, randomPicture } from './random-picture.ts'

test.each([8, 16] as const)('one colour stays that colour at %i bits, at every factor', (depth) => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(depth === 8 ? 255 : 65535), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 1, max: 9 }),
      (rgb, factor) => {
        const full = depth === 8 ? 255 : 65535
        const small = shrinkPicture(plain({ width: 7, height: 5 }, depth, [...rgb, full]), factor)
        const size = { width: Math.ceil(7 / factor), height: Math.ceil(5 / factor) }
        expect(small).toEqual(plain(size, depth, [...rgb, full]))
      },
    ),
  )
})

test('light is averaged, not its codes: half black and half white is 188', () => {
  const picture = plain({ width: 2, height: 2 }, 8, [0, 0, 0, 255])
  picture.data.fill(255, 0, 8)
  expect(Array.from(shrinkPicture(picture, 2).data)).toEqual([188, 188, 188, 255])
})

test('colour counts by its alpha', () => {
  const picture = plain({ width: 2, height: 1 }, 8, [200, 10, 30, 255])
  picture.data.set([0, 255, 255, 0], 4)
  expect(Array.from(shrinkPicture(picture, 2).data)).toEqual([200, 10, 30, 128])
})

test('a part that begins at whole squares gives the squares of the whole', () => {
  fc.assert(
    fc.property(randomPicture(8, { min: 6, max: 12 }), (picture) => {
      // Opaque and translucent pictures are averaged in different ways, so both have to be of one kind.
      for (let pos = 3; pos < picture.data.length; pos += 4) picture.data[pos] = 255
      const rect = { x: 3, y: 3, width: picture.width - 3, height: picture.height - 3 }
      const part = shrinkPicture(cropPicture(picture, rect), 3)
      const small = shrinkPicture(picture, 3)
      const inside = { x: 1, y: 1, width: part.width, height: part.height }
      expect(part).toEqual(cropPicture(small, inside))
    }),
  )
})

test('a factor of 1 gives the picture itself, and one that is no whole number is a mistake', () => {
  const picture = plain({ width: 2, height: 1 }, 8, [1, 2, 3, 4])
  expect(shrinkPicture(picture, 1)).toBe(picture)
  expect(() => shrinkPicture(picture, 1.5)).toThrow(
    new RangeError('Expected a whole factor of at least 1 but received 1.5'),
  )
})
