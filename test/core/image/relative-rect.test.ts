import fc from 'fast-check'
import { expect, test } from 'vitest'
import { containsRect, rectOf } from '../../../core/image/rect.ts'
import { rectIn, relativeRect } from '../../../core/image/relative-rect.ts'

const percent = fc.double({ min: 0, max: 1, noNaN: true })
const size = fc.record({
  width: fc.integer({ min: 1, max: 5000 }),
  height: fc.integer({ min: 1, max: 5000 }),
})

test('a relative rectangle lies inside every picture and is never empty', () => {
  fc.assert(
    fc.property(size, percent, percent, percent, percent, (picture, x, y, right, bottom) => {
      const area = { x, y, width: (1 - x) * right || 1e-9, height: (1 - y) * bottom || 1e-9 }
      expect(containsRect(rectOf(picture), rectIn(area, picture))).toBe(true)
    }),
  )
})

test('the same place has the same share of pictures of every size', () => {
  const area = { x: 0.25, y: 0.1, width: 0.5, height: 0.6 }
  expect(rectIn(area, { width: 100, height: 200 })).toEqual({
    x: 25,
    y: 20,
    width: 50,
    height: 120,
  })
  expect(rectIn(area, { width: 4000, height: 10 })).toEqual({
    x: 1000,
    y: 1,
    width: 2000,
    height: 6,
  })
})

test('a rectangle of pixels survives being said in shares', () => {
  fc.assert(
    fc.property(size, percent, percent, percent, percent, (picture, x, y, right, bottom) => {
      const left = Math.floor(x * (picture.width - 1))
      const top = Math.floor(y * (picture.height - 1))
      const rect = {
        x: left,
        y: top,
        width: 1 + Math.floor(right * (picture.width - left - 1)),
        height: 1 + Math.floor(bottom * (picture.height - top - 1)),
      }
      expect(rectIn(relativeRect(rect, picture), picture)).toEqual(rect)
    }),
  )
})
