import { expect, test } from 'vitest'
import { measureChangedShare } from '../../../../core/edit/measure/measure-changed-share.ts'
import { samplePixels } from '../../../../core/edit/measure/sample-pixels.ts'
import { createMask } from '../../../../core/mask/mask.ts'
import { finish } from '../../../../core/steps.ts'
import { greyPicture, maskOf } from './measure-support.ts'

const parent = greyPicture(() => 100)
const left = maskOf((x) => (x < 64 ? 255 : 0))

test('the share is of the area that may change, and invisible changes do not count', () => {
  const quarter = greyPicture((x, y) => (y < 32 ? 140 : x < 64 ? 101 : 100))
  expect(finish(measureChangedShare(parent, quarter, left))).toBeCloseTo(0.25, 6)
})

test('an empty area has no share', () => {
  expect(
    finish(
      measureChangedShare(
        parent,
        parent,
        maskOf(() => 0),
      ),
    ),
  ).toBeNull()
})

test('of a large area about as many pixels are looked at as is said, evenly', () => {
  const mask = createMask(
    { x: 0, y: 0, width: 1000, height: 1000 },
    Uint8Array.from({ length: 1_000_000 }, (_, i) => (i % 1000 < 500 ? 1 : 0)),
  )
  const found = finish(samplePixels(mask.data, true, 20_000))
  expect(found.length).toBeGreaterThan(19_000)
  expect(found.length).toBeLessThan(21_000)
  expect(found.every((i) => mask.data[i] === 1)).toBe(true)
  const upper = found.filter((i) => i < 500_000).length
  expect(Math.abs(upper / found.length - 0.5)).toBeLessThan(0.01)
})

test('of a small area every pixel is looked at', () => {
  const few = Uint8Array.of(0, 3, 0, 255)
  expect([...finish(samplePixels(few, true, 10))]).toEqual([1, 3])
  expect([...finish(samplePixels(few, false, 10))]).toEqual([0, 2])
})
