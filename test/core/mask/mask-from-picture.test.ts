import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { maskFromPicture } from '../../../core/mask/mask-from-picture.ts'

test('white is inside, black is outside, every opaque grey keeps its value', () => {
  const words = Uint8Array.from({ length: 256 * 4 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2))
  const mask = maskFromPicture(createPicture({ width: 256, height: 1 }, 8, words))
  expect([...mask.data]).toEqual([...Array(256).keys()])
})

test('transparent white is outside, half transparent white is half inside', () => {
  const words = Uint8Array.of(255, 255, 255, 0, 255, 255, 255, 128)
  const mask = maskFromPicture(createPicture({ width: 2, height: 1 }, 8, words))
  expect([...mask.data]).toEqual([0, 128])
})

test('colours count by their luma', () => {
  const words = Uint8Array.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255)
  const mask = maskFromPicture(createPicture({ width: 3, height: 1 }, 8, words))
  expect([...mask.data]).toEqual([54, 182, 18])
})

test('16-bit pictures are rounded to the nearest coverage', () => {
  const grey = (v: number) => [v, v, v, 65535]
  const words = Uint16Array.from([...grey(0), ...grey(128), ...grey(129), ...grey(65535)])
  const mask = maskFromPicture(createPicture({ width: 4, height: 1 }, 16, words))
  expect([...mask.data]).toEqual([0, 0, 1, 255])
})

test('the mask lies where it is put', () => {
  const mask = maskFromPicture(createPicture({ width: 2, height: 3 }, 8), { x: 7, y: -2 })
  expect(mask.rect).toEqual({ x: 7, y: -2, width: 2, height: 3 })
})
