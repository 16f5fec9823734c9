import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clipPolygon } from '../../../figma-plugin/ui/geometry/clip-polygon.ts'
import {
  boxAround,
  cornersOf,
  intersectBoxes,
  invert,
  type Matrix,
  mapPoint,
  matrixOf,
  multiply,
  scaling,
  translation,
} from '../../../figma-plugin/ui/geometry/matrix.ts'

test('Figma’s rows become columns of the canvas’s order', () => {
  // A quarter clockwise and 5, 7 further: (1, 0) → (5, 8).
  const matrix = matrixOf([
    [0, -1, 5],
    [1, 0, 7],
  ])
  expect(matrix).toEqual([0, 1, -1, 0, 5, 7])
  expect(mapPoint(matrix, { x: 1, y: 0 })).toEqual({ x: 5, y: 8 })
})

test('of several maps the last is done first', () => {
  const both = multiply(translation(10, 0), scaling(2, 3))
  expect(mapPoint(both, { x: 1, y: 1 })).toEqual({ x: 12, y: 3 })
  expect(multiply()).toEqual([1, 0, 0, 1, 0, 0])
})

test('an inverse undoes its map, and what flattens the plane has none', () => {
  const entry = fc.double({ min: -10, max: 10, noNaN: true })
  fc.assert(
    fc.property(entry, entry, entry, entry, entry, entry, (a, b, c, d, e, f) => {
      const matrix: Matrix = [a, b, c, d, e, f]
      fc.pre(Math.abs(a * d - b * c) > 0.01)
      const whole = multiply(matrix, invert(matrix)!)
      whole.forEach((value, i) => {
        expect(value).toBeCloseTo([1, 0, 0, 1, 0, 0][i]!, 6)
      })
    }),
  )
  expect(invert([1, 2, 2, 4, 0, 0])).toBeNull()
  expect(invert([Number.NaN, 0, 0, 1, 0, 0])).toBeNull()
})

test('boxes hold their points, and share what is in both', () => {
  expect(boxAround([])).toBeNull()
  const box = boxAround([
    { x: 3, y: -1 },
    { x: 0, y: 4 },
  ])!
  expect(box).toEqual({ left: 0, top: -1, right: 3, bottom: 4 })
  const other = { left: 2, top: 0, right: 9, bottom: 9 }
  expect(intersectBoxes(box, other)).toEqual({ left: 2, top: 0, right: 3, bottom: 4 })
  expect(intersectBoxes(box, { ...other, left: 3 })).toBeNull()
})

test('a polygon is cut where the box’s sides cross it', () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 }
  expect(clipPolygon(cornersOf({ ...box, right: 5 }), box)).toHaveLength(4)
  // A diamond around the box's left side: its right half remains.
  const diamond = [
    { x: 0, y: 2 },
    { x: 3, y: 5 },
    { x: 0, y: 8 },
    { x: -3, y: 5 },
  ]
  expect(boxAround(clipPolygon(diamond, box))).toEqual({ left: 0, top: 2, right: 3, bottom: 8 })
  expect(clipPolygon(cornersOf({ left: 11, top: 0, right: 12, bottom: 5 }), box)).toEqual([])
  // Larger than the box on all sides.
  const around = clipPolygon(cornersOf({ left: -5, top: -5, right: 50, bottom: 50 }), box)
  expect(boxAround(around)).toEqual(box)
})
