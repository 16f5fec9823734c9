import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blurPlane, halvePlane, meanPlane } from '../../../../core/image/plane/blur-plane.ts'
import { createPlane } from '../../../../core/image/plane/plane.ts'
import { finish } from '../../../../core/steps.ts'

const size = fc.record({
  width: fc.integer({ min: 1, max: 24 }),
  height: fc.integer({ min: 1, max: 24 }),
})
const value = fc.double({ min: -500, max: 500, noNaN: true })

test('a constant stays that constant, whatever the filter', () => {
  fc.assert(
    fc.property(size, value, fc.double({ min: 0.2, max: 9, noNaN: true }), (at, level, sigma) => {
      const plane = createPlane(at)
      plane.data.fill(level)
      const filtered = [
        finish(blurPlane(plane, sigma)),
        finish(meanPlane(plane, Math.ceil(sigma))),
        finish(halvePlane(plane)),
      ]
      for (const { data } of filtered) {
        for (const after of data) expect(after).toBeCloseTo(Math.fround(level), 3)
      }
    }),
  )
})

test('a blur keeps what there is and spreads it with the variance of its Gaussian', () => {
  for (const sigma of [0.5, 1, 2, 4.3]) {
    const plane = createPlane({ width: 61, height: 61 })
    plane.data[30 * 61 + 30] = 1
    const { data } = finish(blurPlane(plane, sigma))
    let sum = 0
    let variance = 0
    data.forEach((share, i) => {
      sum += share
      variance += share * ((i % 61) - 30) ** 2
    })
    expect(sum).toBeCloseTo(1, 4)
    expect(variance).toBeCloseTo(sigma * sigma, 3)
  }
})

test('a mean takes the square around a pixel, and the border goes on', () => {
  const plane = createPlane({ width: 3, height: 1 }, Float32Array.from([0, 3, 6]))
  expect([...finish(meanPlane(plane, 1)).data]).toEqual([1, 3, 5])
})
