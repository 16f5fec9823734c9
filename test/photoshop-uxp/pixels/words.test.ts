import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { pictureOfPixels, toPhotoshopWords } from '../../../photoshop-uxp/pixels/words.ts'

test('16-bit words of Photoshop come back exactly, all 32769 of them', () => {
  const words = Uint16Array.from({ length: 32772 }, (_, word) => Math.min(word, 32768))
  const bounds = { x: 0, y: 0, width: words.length / 4, height: 1 }
  const picture = pictureOfPixels({ words, components: 4, bounds }, bounds, 16)
  expect(toPhotoshopWords(picture)).toEqual(words)
  expect(picture.data.at(-1)).toBe(65535)
})

test('trimmed pixels land where they were, and what was left out is transparent black', () => {
  const words = new Uint8Array([10, 20, 30, 40])
  const bounds = { x: 7, y: 5, width: 1, height: 1 }
  const rect = { x: 6, y: 5, width: 2, height: 2 }
  const picture = pictureOfPixels({ words, components: 4, bounds }, rect, 8)
  expect([...picture.data]).toEqual([0, 0, 0, 0, 10, 20, 30, 40, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('pixels without alpha are opaque', () => {
  const bounds = { x: 0, y: 0, width: 1, height: 1 }
  const picture = pictureOfPixels(
    { words: new Uint16Array([0, 16384, 32768]), components: 3, bounds },
    bounds,
    16,
  )
  expect([...picture.data]).toEqual([0, 32768, 65535, 65535])
})

test('8-bit words go through untouched', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (data) => {
      const picture = createPicture({ width: 2, height: 2 }, 8, data)
      expect(toPhotoshopWords(picture)).toEqual(data)
    }),
  )
})
