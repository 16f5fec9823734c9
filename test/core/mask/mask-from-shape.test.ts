import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageAt, type Mask } from '../../../core/mask/mask.ts'
import { maskFromShape } from '../../../core/mask/mask-from-shape.ts'
import type { Shape } from '../../../core/mask/shape.ts'
import { isSoftMask } from '../../../core/mask/soft-mask.ts'
import { finish } from '../../../core/steps.ts'
import { drawn } from './arbitrary-mask.ts'

const bounds = { x: 0, y: 0, width: 100, height: 80 }

function area(mask: Mask): number {
  return mask.data.reduce((sum, value) => sum + value, 0) / 255
}

test('a rectangle on pixel borders is exactly those pixels', () => {
  const mask = maskFromShape({ kind: 'rectangle', x: 2, y: 3, width: 3, height: 2 }, bounds)
  expect(mask).toEqual(drawn(['###', '###'], { x: 2, y: 3 }))
})

test('a fractional rectangle covers border pixels in part', () => {
  const mask = maskFromShape({ kind: 'rectangle', x: 0.5, y: 0.5, width: 2, height: 1 }, bounds)
  expect([...mask.data]).toEqual([64, 128, 64, 64, 128, 64])
})

test('an ellipse has the area of an ellipse and is symmetric', () => {
  const mask = maskFromShape({ kind: 'ellipse', x: 10, y: 10, width: 40, height: 20 }, bounds)
  expect(mask.rect).toEqual({ x: 10, y: 10, width: 40, height: 20 })
  expect(area(mask)).toBeCloseTo(Math.PI * 20 * 10, 0)
  expect([...mask.data].reverse()).toEqual([...mask.data])
})

test('a polygon that winds around itself twice stays filled', () => {
  const square = [
    { x: 1, y: 1 },
    { x: 5, y: 1 },
    { x: 5, y: 5 },
    { x: 1, y: 5 },
  ]
  const mask = maskFromShape({ kind: 'polygon', points: [...square, ...square] }, bounds)
  expect(area(mask)).toBe(16)
})

test('a single point of a stroke is a round dab', () => {
  const mask = maskFromShape({ kind: 'stroke', points: [{ x: 20, y: 20 }], radius: 6 }, bounds)
  expect(mask.rect).toEqual({ x: 14, y: 14, width: 12, height: 12 })
  expect(area(mask)).toBeCloseTo(Math.PI * 36, 0)
})

test('a stroke is as wide as its brush, has round ends, and does not add up where it crosses itself', () => {
  const points = [
    { x: 20, y: 20 },
    { x: 60, y: 50 },
    { x: 20, y: 20 },
  ]
  const mask = maskFromShape({ kind: 'stroke', points, radius: 5 }, bounds)
  expect(area(mask)).toBeCloseTo(50 * 10 + Math.PI * 25, -0.5)
  expect(coverageAt(mask, 40, 35)).toBe(255)
})

test('a stroke in any direction covers what lies within its radius', () => {
  const coordinate = fc.integer({ min: 10, max: 60 })
  const point = fc.record({ x: coordinate, y: coordinate })
  fc.assert(
    fc.property(point, point, fc.integer({ min: 1, max: 9 }), (a, b, radius) => {
      const mask = maskFromShape({ kind: 'stroke', points: [a, b], radius }, bounds)
      const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2
      for (let y = 0; y < 80; y += 3) {
        for (let x = 0; x < 100; x += 3) {
          const dot = (x + 0.5 - a.x) * (b.x - a.x) + (y + 0.5 - a.y) * (b.y - a.y)
          const t = square === 0 ? 0 : Math.min(1, Math.max(0, dot / square))
          const distance = Math.hypot(
            x + 0.5 - a.x - t * (b.x - a.x),
            y + 0.5 - a.y - t * (b.y - a.y),
          )
          // A pixel's corner is at most 0.71 from its centre.
          if (distance < radius - 0.71) expect(coverageAt(mask, x, y)).toBe(255)
          if (distance > radius + 0.71) expect(coverageAt(mask, x, y)).toBe(0)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('a shape is cut off at the bounds', () => {
  const mask = maskFromShape({ kind: 'rectangle', x: -5, y: 70, width: 10, height: 100 }, bounds)
  expect(mask.rect).toEqual({ x: 0, y: 70, width: 5, height: 10 })
  expect(mask.data.every((value) => value === 255)).toBe(true)
})

test('a shape outside the bounds or without area gives an empty mask', () => {
  const empty = drawn(['.'])
  const shapes: Shape[] = [
    { kind: 'rectangle', x: 200, y: 0, width: 5, height: 5 },
    { kind: 'ellipse', x: 5, y: 5, width: 0, height: 5 },
    { kind: 'polygon', points: [] },
    { kind: 'stroke', points: [], radius: 4 },
  ]
  for (const shape of shapes) expect(maskFromShape(shape, bounds)).toEqual(empty)
})

test('anti-aliased shapes of every kind count as hard masks', () => {
  const point = fc.record({
    x: fc.double({ min: -10, max: 110, noNaN: true }),
    y: fc.double({ min: -10, max: 90, noNaN: true }),
  })
  const shape: fc.Arbitrary<Shape> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('rectangle' as const, 'ellipse' as const),
      x: fc.double({ min: 0, max: 50, noNaN: true }),
      y: fc.double({ min: 0, max: 50, noNaN: true }),
      width: fc.double({ min: 4, max: 40, noNaN: true }),
      height: fc.double({ min: 4, max: 40, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('polygon' as const),
      points: fc.array(point, { minLength: 3, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('stroke' as const),
      points: fc.array(point, { minLength: 1, maxLength: 2 }),
      radius: fc.double({ min: 2, max: 9, noNaN: true }),
    }),
  )
  fc.assert(
    fc.property(shape, (drawnShape) => {
      expect(finish(isSoftMask(maskFromShape(drawnShape, bounds), { canvas: bounds }))).toBe(false)
    }),
  )
})
