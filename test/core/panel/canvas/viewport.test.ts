import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fitViewport,
  keepInView,
  toSource,
  zoomAt,
} from '../../../../core/panel/canvas/viewport.ts'

const stage = { width: 800, height: 600 }

test('a large picture fits the stage with a margin, in the middle', () => {
  expect(fitViewport({ width: 7200, height: 1000 }, stage, 40)).toEqual({
    scale: 0.1,
    x: 40,
    y: 250,
  })
})

test('a small picture is enlarged to two device pixels at most', () => {
  expect(fitViewport({ width: 200, height: 150 }, stage, 40).scale).toBe(2)
  expect(fitViewport({ width: 200, height: 150 }, stage, 40, 2).scale).toBe(1)
})

test('a tiny picture is enlarged in whole steps until it can be seen', () => {
  expect(fitViewport({ width: 10, height: 7 }, stage, 40).scale).toBe(25)
  expect(fitViewport({ width: 10, height: 7 }, stage, 40, 2).scale).toBe(12.5)
  expect(fitViewport({ width: 1, height: 1 }, stage, 40).scale).toBe(64)
})

test('zooming keeps the picture under the pointer', () => {
  fc.assert(
    fc.property(
      fc.record({
        x: fc.double({ min: 0, max: 800, noNaN: true }),
        y: fc.double({ min: 0, max: 600, noNaN: true }),
      }),
      fc.double({ min: 0.1, max: 8, noNaN: true }),
      (at, factor) => {
        const before = { scale: 0.7, x: -20, y: 33 }
        const from = toSource(before, at)
        const to = toSource(zoomAt(before, at, factor), at)
        expect(to.x).toBeCloseTo(from.x, 6)
        expect(to.y).toBeCloseTo(from.y, 6)
      },
    ),
  )
})

test('zooming stops at its limits', () => {
  expect(zoomAt({ scale: 1, x: 0, y: 0 }, { x: 0, y: 0 }, 1e9).scale).toBe(64)
  expect(zoomAt({ scale: 1, x: 0, y: 0 }, { x: 0, y: 0 }, 1e-9).scale).toBe(0.01)
})

test('a part of the picture always stays on the stage', () => {
  const picture = { width: 100, height: 100 }
  expect(keepInView({ scale: 1, x: 5000, y: -5000 }, picture, stage)).toEqual({
    scale: 1,
    x: 752,
    y: -52,
  })
})
