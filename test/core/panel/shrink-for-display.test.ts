import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { shrinkForDisplay, shrinkMaskForDisplay } from '../../../core/panel/shrink-for-display.ts'

test('a picture that is small enough keeps its words', async () => {
  const picture = createPicture({ width: 2, height: 1 }, 8, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))
  expect(await shrinkForDisplay(picture, 2)).toBe(picture)
})

test('whole blocks of pixels are averaged, and 16 bits become 8', async () => {
  const words = [0, 0, 0, 65535, 30_000, 0, 0, 65535, 0, 0, 0, 65535, 30_000, 0, 0, 65535]
  const picture = createPicture({ width: 2, height: 2 }, 16, Uint16Array.from(words))
  expect([...(await shrinkForDisplay(picture, 1)).data]).toEqual([58, 0, 0, 255])
})

test('a mask shrinks as its picture does', async () => {
  const mask = createMask({ x: 7, y: 9, width: 2, height: 2 }, Uint8Array.of(255, 255, 0, 0))
  const small = await shrinkMaskForDisplay(mask, 1)
  expect(small.rect).toEqual({ x: 0, y: 0, width: 1, height: 1 })
  expect([...small.data]).toEqual([128])
})

test('a very thin picture does not vanish', async () => {
  const line = createPicture({ width: 1000, height: 1 }, 8)
  expect((await shrinkForDisplay(line, 10)).height).toBe(1)
})

test('a large picture takes several tasks, and others have their turn between them', async () => {
  const picture = createPicture({ width: 2048, height: 1024 }, 8)
  picture.data.fill(7)
  let isDone = false
  const shrinking = shrinkForDisplay(picture, 512).then((small) => {
    isDone = true
    return small
  })
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  expect(isDone).toBe(false)
  const small = await shrinking
  expect(small.data.every((word) => word === 7)).toBe(true)
})
