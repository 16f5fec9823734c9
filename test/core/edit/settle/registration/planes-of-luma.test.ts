import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUnseen, lumaGrid } from '../../../../../core/edit/settle/registration/luma-grid.ts'
import { pyramidOf, smoothPlane } from '../../../../../core/edit/settle/registration/pyramid.ts'
import { createPicture } from '../../../../../core/image/picture.ts'
import { createPlane } from '../../../../../core/image/plane/plane.ts'
import { finish } from '../../../../../core/steps.ts'
import { flatPicture } from '../../../edit/arbitrary-picture.ts'

test('a grid of one colour has that colour’s luma everywhere, at every size, depth and alpha that shows', () => {
  const side = fc.integer({ min: 1, max: 40 })
  fc.assert(
    fc.property(side, side, fc.double({ min: 0.01, max: 1, noNaN: true }), (width, height, by) => {
      const grid = { width: Math.ceil(width * by), height: Math.ceil(height * by) }
      for (const alpha of [255, 200]) {
        const picture = flatPicture({ width, height }, 8, [40, 90, 200, alpha])
        const plane = finish(lumaGrid(picture, grid))
        const luma = 0.2126 * 40 + 0.7152 * 90 + 0.0722 * 200
        for (const value of plane.data) expect(value).toBeCloseTo(luma, 2)
      }
    }),
    { numRuns: 60 },
  )
})

test('a value’s middle lies where its square’s middle lies', () => {
  const picture = createPicture({ width: 100, height: 10 }, 8)
  for (let i = 0; i < 1000; i++) picture.data.set([i % 100, i % 100, i % 100, 255], i * 4)
  const { data, width } = finish(lumaGrid(picture, { width: 37, height: 4 }))
  // Not at the ends, where a pixel stands for more than what lies around it.
  for (let x = 1; x < 36; x++) {
    const off = (data[2 * width + x] as number) - (((x + 0.5) * 100) / 37 - 0.5)
    expect(Math.abs(off)).toBeLessThan(0.1)
  }
})

test('what does not show is marked, also in means of it', () => {
  const picture = flatPicture({ width: 80, height: 60 }, 8, [90, 90, 90, 255])
  for (let i = 0; i < 80 * 30; i++) picture.data[i * 4 + 3] = 0
  const levels = finish(pyramidOf(finish(lumaGrid(picture, picture))))
  for (const { plane } of levels) {
    expect(isUnseen(plane.data[0] as number)).toBe(true)
    expect(isUnseen(plane.data[plane.data.length - 1] as number)).toBe(false)
  }
})

test('smoothing leaves a constant as it is, and spreads a point to 1', () => {
  const flat = createPlane({ width: 7, height: 5 }, new Float32Array(35).fill(42))
  smoothPlane(flat)
  expect([...flat.data]).toEqual(new Array(35).fill(42))
  const point = createPlane({ width: 7, height: 5 })
  point.data[17] = 16
  smoothPlane(point)
  expect([...point.data.slice(9, 12)]).toEqual([1, 2, 1])
  expect([...point.data.slice(16, 19)]).toEqual([2, 4, 2])
  expect(point.data.reduce((sum, value) => sum + value, 0)).toBe(16)
})

test('a pyramid of one luma holds nothing at any level', () => {
  const plane = createPlane({ width: 200, height: 130 }, new Float32Array(26_000).fill(99))
  const levels = finish(pyramidOf(plane))
  expect(levels.map(({ step }) => step)).toEqual([1, 2, 4, 8])
  for (const level of levels) for (const value of level.plane.data) expect(value).toBeCloseTo(0, 3)
})
