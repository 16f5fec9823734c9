import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPicture, type Depth, type Picture } from '../../../core/image/picture.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { finish } from '../../../core/steps.ts'
import {
  type PhotoshopPixels,
  pictureOfPixels,
  toPhotoshopWords,
} from '../../../photoshop-uxp/pixels/words.ts'

const pictureOf = (pixels: PhotoshopPixels | null, rect: Rect, depth: Depth) =>
  finish(pictureOfPixels(pixels, rect, depth))
const wordsOf = (picture: Picture) => finish(toPhotoshopWords(picture))

test('16-bit words of Photoshop come back exactly, all 32769 of them', () => {
  const words = Uint16Array.from({ length: 32772 }, (_, word) => Math.min(word, 32768))
  const bounds = { x: 0, y: 0, width: words.length / 4, height: 1 }
  const picture = pictureOf({ words, components: 4, bounds }, bounds, 16)
  expect(wordsOf(picture)).toEqual(words)
  expect(picture.data.at(-1)).toBe(65535)
})

test('trimmed pixels land where they were, and what was left out is transparent black', () => {
  const words = new Uint8Array([10, 20, 30, 40])
  const bounds = { x: 7, y: 5, width: 1, height: 1 }
  const rect = { x: 6, y: 5, width: 2, height: 2 }
  const picture = pictureOf({ words, components: 4, bounds }, rect, 8)
  expect([...picture.data]).toEqual([0, 0, 0, 0, 10, 20, 30, 40, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('pixels of which only a part was asked for are cut to it', () => {
  const words = new Uint8Array([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4])
  const bounds = { x: -1, y: -1, width: 2, height: 2 }
  const picture = pictureOf(
    { words, components: 4, bounds },
    { x: 0, y: 0, width: 1, height: 1 },
    8,
  )
  expect([...picture.data]).toEqual([4, 4, 4, 4])
})

test('nothing is transparent black', () => {
  const picture = pictureOf(null, { x: -3, y: 9, width: 2, height: 1 }, 16)
  expect(picture).toEqual(createPicture({ width: 2, height: 1 }, 16))
})

test('pixels without alpha are opaque', () => {
  const bounds = { x: 0, y: 0, width: 1, height: 1 }
  const words = new Uint16Array([0, 16384, 32768])
  const picture = pictureOf({ words, components: 3, bounds }, bounds, 16)
  expect([...picture.data]).toEqual([0, 32768, 65535, 65535])
  const words8 = new Uint8Array([0, 128, 255])
  expect([...pictureOf({ words: words8, components: 3, bounds }, bounds, 8).data]).toEqual([
    0, 128, 255, 255,
  ])
})

test('8-bit words go through untouched', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (data) => {
      const size = { width: 2, height: 2 }
      const words = wordsOf(createPicture(size, 8, data))
      const bounds = { x: 0, y: 0, ...size }
      expect(pictureOf({ words, components: 4, bounds }, bounds, 8).data).toEqual(data)
    }),
  )
})
