import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createPicture,
  cropPicture,
  isOpaque,
  maxWord,
  pastePicture,
  samePicture,
  toDepth,
} from '../../../core/image/picture.ts'
import { intersectRects, rectOf, relativeTo } from '../../../core/image/rect.ts'
import { plain, randomPicture } from './random-picture.ts'

const anyPicture = fc.oneof(randomPicture(8), randomPicture(16))

const pictureWithRect = anyPicture.chain((picture) =>
  fc.tuple(fc.nat(picture.width - 1), fc.nat(picture.height - 1)).chain(([x, y]) =>
    fc.record({
      picture: fc.constant(picture),
      rect: fc.record({
        x: fc.constant(x),
        y: fc.constant(y),
        width: fc.integer({ min: 1, max: picture.width - x }),
        height: fc.integer({ min: 1, max: picture.height - y }),
      }),
    }),
  ),
)

test('a new picture is transparent black at its depth', () => {
  const picture = createPicture({ width: 2, height: 1 }, 16)
  expect(picture.data).toEqual(new Uint16Array(8))
  expect(maxWord(picture.depth)).toBe(65535)
  expect(maxWord(8)).toBe(255)
})

test('a wrong number of words is refused with both numbers', () => {
  expect(() => createPicture({ width: 10, height: 10 }, 8, new Uint8Array(399))).toThrow(
    'Expected 400 words of RGBA for 10×10 but received 399',
  )
})

test('a crop holds the very words of its place', () => {
  fc.assert(
    fc.property(pictureWithRect, ({ picture, rect }) => {
      const crop = cropPicture(picture, rect)
      for (let y = 0; y < rect.height; y++) {
        for (let x = 0; x < rect.width; x++) {
          const from = ((rect.y + y) * picture.width + rect.x + x) * 4
          const to = (y * rect.width + x) * 4
          expect(crop.data.slice(to, to + 4)).toEqual(picture.data.slice(from, from + 4))
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('cropping and pasting back at the same place changes nothing', () => {
  fc.assert(
    fc.property(pictureWithRect, ({ picture, rect }) => {
      expect(pastePicture(picture, cropPicture(picture, rect), rect)).toEqual(picture)
    }),
  )
})

test('cropping what was pasted gives it back, and every other word is the base', () => {
  fc.assert(
    fc.property(pictureWithRect, ({ picture, rect }) => {
      const top = createPicture(rect, picture.depth)
      top.data.fill(77)
      const before = picture.data.slice()
      const pasted = pastePicture(picture, top, rect)
      expect(cropPicture(pasted, rect)).toEqual(top)
      expect(pastePicture(pasted, cropPicture(picture, rect), rect)).toEqual(picture)
      expect(picture.data).toEqual(before)
    }),
  )
})

test('what is pasted beyond the base is cut off', () => {
  const place = fc.integer({ min: -14, max: 14 })
  fc.assert(
    fc.property(randomPicture(8), randomPicture(8), place, place, (base, top, x, y) => {
      const pasted = pastePicture(base, top, { x, y })
      const lies = { ...rectOf(top), x, y }
      const shared = intersectRects(rectOf(base), lies)
      if (!shared) expect(pasted).toEqual(base)
      else expect(cropPicture(pasted, shared)).toEqual(cropPicture(top, relativeTo(shared, lies)))
    }),
  )
})

test('pasting never writes into the base, also when its words are a Node buffer', () => {
  const base = createPicture({ width: 1, height: 1 }, 8, Buffer.from([1, 2, 3, 4]))
  pastePicture(base, plain({ width: 1, height: 1 }, 8, [9, 9, 9, 9]), { x: 0, y: 0 })
  expect(Array.from(base.data)).toEqual([1, 2, 3, 4])
})

test('a crop that reaches outside and a paste of another depth are mistakes that say so', () => {
  const picture = createPicture({ width: 4, height: 3 }, 8)
  expect(() => cropPicture(picture, { x: 2, y: 0, width: 3, height: 1 })).toThrow(
    new RangeError('Expected a rectangle inside 4×3 but received 3×1 at 2,0'),
  )
  expect(() => pastePicture(picture, createPicture(picture, 16), { x: 0, y: 0 })).toThrow(
    new TypeError('Expected a picture of 8 bits but received 16 bits'),
  )
})

test('8 bits go through 16 bits and come back the same; the ends stay the ends', () => {
  fc.assert(
    fc.property(randomPicture(8), (picture) => {
      expect(toDepth(toDepth(picture, 16), 8)).toEqual(picture)
    }),
  )
  const ends = createPicture({ width: 1, height: 1 }, 8, Uint8Array.of(0, 1, 254, 255))
  expect(Array.from(toDepth(ends, 16).data)).toEqual([0, 257, 65278, 65535])
})

test('16 bits become the nearest 8-bit word', () => {
  const words = Uint16Array.of(128, 129, 65406, 65407)
  expect(Array.from(toDepth(createPicture({ width: 1, height: 1 }, 16, words), 8).data)).toEqual([
    0, 1, 254, 255,
  ])
})

test('the same depth gives the picture itself', () => {
  const picture = createPicture({ width: 1, height: 1 }, 16)
  expect(toDepth(picture, 16)).toBe(picture)
})

test('one word less than full makes a picture translucent', () => {
  const picture = plain({ width: 3, height: 3 }, 16, [0, 0, 0, 65535])
  expect(isOpaque(picture)).toBe(true)
  picture.data[35] = 65534
  expect(isOpaque(picture)).toBe(false)
})

test('pictures are the same by size, depth and every word', () => {
  fc.assert(
    fc.property(anyPicture, fc.nat(), (picture, at) => {
      const copy = cropPicture(picture, rectOf(picture))
      expect(samePicture(picture, copy)).toBe(true)
      const pos = at % copy.data.length
      copy.data[pos] = (copy.data[pos] as number) ^ 1
      expect(samePicture(picture, copy)).toBe(false)
      expect(samePicture(picture, toDepth(picture, picture.depth === 8 ? 16 : 8))).toBe(false)
    }),
  )
  const flat = createPicture({ width: 4, height: 1 }, 8)
  expect(samePicture(flat, createPicture({ width: 1, height: 4 }, 8))).toBe(false)
})
