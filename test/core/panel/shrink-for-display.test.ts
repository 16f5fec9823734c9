import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { shrinkForDisplay, shrinkMaskForDisplay } from '../../../core/panel/shrink-for-display.ts'

test('a picture that is small enough keeps its words', () => {
  const picture = createPicture({ width: 2, height: 1 }, 8, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))
  expect(shrinkForDisplay(picture, 2)).toBe(picture)
})

test('whole blocks of pixels are averaged, and 16 bits become 8', () => {
  const words = [0, 0, 0, 65535, 30_000, 0, 0, 65535, 0, 0, 0, 65535, 30_000, 0, 0, 65535]
  const picture = createPicture({ width: 2, height: 2 }, 16, Uint16Array.from(words))
  expect([...shrinkForDisplay(picture, 1).data]).toEqual([58, 0, 0, 255])
})

test('a mask shrinks as its picture does', () => {
  const mask = createMask({ x: 7, y: 9, width: 2, height: 2 }, Uint8Array.of(255, 255, 0, 0))
  const small = shrinkMaskForDisplay(mask, 1)
  expect(small.rect).toEqual({ x: 0, y: 0, width: 1, height: 1 })
  expect([...small.data]).toEqual([128])
})

test('a very thin picture does not vanish', () => {
  const line = createPicture({ width: 1000, height: 1 }, 8)
  expect(shrinkForDisplay(line, 10).height).toBe(1)
})
