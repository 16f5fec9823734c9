import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  containsRect,
  coverRect,
  fitWithin,
  intersectRects,
  padRect,
  type Rect,
  rectOf,
  relativeTo,
  sameRect,
  scaleSize,
  shiftInto,
  uniteRects,
} from '../../../core/image/rect.ts'

const place = fc.integer({ min: -40, max: 40 })
const side = fc.integer({ min: 1, max: 40 })
const rect: fc.Arbitrary<Rect> = fc.record({ x: place, y: place, width: side, height: side })

const holds = (r: Rect, x: number, y: number) =>
  x >= r.x && y >= r.y && x < r.x + r.width && y < r.y + r.height

test('the intersection holds exactly the pixels that both rectangles hold', () => {
  fc.assert(
    fc.property(rect, rect, place, place, (a, b, x, y) => {
      const both = intersectRects(a, b)
      expect(both !== null && holds(both, x, y)).toBe(holds(a, x, y) && holds(b, x, y))
    }),
  )
})

test('rectangles that only touch share no pixel', () => {
  const left = { x: 0, y: 0, width: 4, height: 4 }
  expect(intersectRects(left, { x: 4, y: 0, width: 4, height: 4 })).toBe(null)
  expect(intersectRects(left, { x: 3, y: 3, width: 4, height: 4 })).toEqual({
    x: 3,
    y: 3,
    width: 1,
    height: 1,
  })
})

test('intersection and union: order does not matter, with itself nothing changes, one absorbs the other', () => {
  fc.assert(
    fc.property(rect, rect, (a, b) => {
      const both = intersectRects(a, b)
      const all = uniteRects(a, b)
      expect(intersectRects(b, a)).toEqual(both)
      expect(uniteRects(b, a)).toEqual(all)
      expect(intersectRects(a, a)).toEqual(a)
      expect(uniteRects(a, a)).toEqual(a)
      expect(intersectRects(a, all)).toEqual(a)
      if (both) expect(uniteRects(a, both)).toEqual(a)
    }),
  )
})

test('the union is the smallest rectangle that contains both', () => {
  fc.assert(
    fc.property(rect, rect, (a, b) => {
      const all = uniteRects(a, b)
      expect(containsRect(all, a) && containsRect(all, b)).toBe(true)
      expect([all.x, all.y]).toEqual([Math.min(a.x, b.x), Math.min(a.y, b.y)])
      expect([a.x + a.width, b.x + b.width]).toContain(all.x + all.width)
      expect([a.y + a.height, b.y + b.height]).toContain(all.y + all.height)
    }),
  )
})

test('a rectangle contains another exactly when their intersection is the other', () => {
  fc.assert(
    fc.property(rect, rect, (a, b) => {
      const both = intersectRects(a, b)
      expect(containsRect(a, b)).toBe(both !== null && sameRect(both, b))
    }),
  )
})

test('padding grows every side and is undone by the negative padding', () => {
  expect(padRect({ x: 5, y: 6, width: 2, height: 3 }, 2)).toEqual({
    x: 3,
    y: 4,
    width: 6,
    height: 7,
  })
  fc.assert(
    fc.property(rect, fc.nat(20), (a, by) => {
      expect(padRect(padRect(a, by), -by)).toEqual(a)
    }),
  )
})

test('shrinking never goes below one pixel', () => {
  expect(padRect({ x: 0, y: 0, width: 4, height: 9 }, -3)).toMatchObject({ width: 1, height: 3 })
})

test('shifting lands inside, keeps the size that fits, and leaves what is inside where it is', () => {
  fc.assert(
    fc.property(rect, rect, (a, bounds) => {
      const shifted = shiftInto(a, bounds)
      expect(containsRect(bounds, shifted)).toBe(true)
      expect(shifted.width).toBe(Math.min(a.width, bounds.width))
      expect(shifted.height).toBe(Math.min(a.height, bounds.height))
      if (containsRect(bounds, a)) expect(shifted).toEqual(a)
      expect(shiftInto(shifted, bounds)).toEqual(shifted)
    }),
  )
})

test('relative places add up to absolute ones', () => {
  fc.assert(
    fc.property(rect, rect, (a, origin) => {
      const inside = relativeTo(a, origin)
      expect({ ...inside, x: inside.x + origin.x, y: inside.y + origin.y }).toEqual(a)
    }),
  )
  expect(relativeTo(rectOf({ width: 3, height: 2 }), { x: 1, y: 5, width: 9, height: 9 })).toEqual({
    x: -1,
    y: -5,
    width: 3,
    height: 2,
  })
})

test('covering takes every pixel that is touched, but none for a rounding error', () => {
  expect(coverRect(0.5, 1.25, 2, 2)).toEqual({ x: 0, y: 1, width: 3, height: 3 })
  expect(coverRect(0.1 + 0.2 - 0.3, 0, 3 * 1.1 - 0.3, 1)).toEqual({
    x: 0,
    y: 0,
    width: 3,
    height: 1,
  })
  expect(coverRect(1 - 1e-9, 0, 1, 1)).toEqual({ x: 1, y: 0, width: 1, height: 1 })
  expect(coverRect(2, 2, 0, 0)).toEqual({ x: 2, y: 2, width: 1, height: 1 })
})

test('sizes scale to whole pixels and never vanish', () => {
  expect(scaleSize({ width: 3, height: 1 }, 0.5)).toEqual({ width: 2, height: 1 })
  expect(scaleSize({ width: 3, height: 1 }, 0.01)).toEqual({ width: 1, height: 1 })
})

test('fitting shrinks the longer side to the limit and never enlarges', () => {
  expect(fitWithin({ width: 4000, height: 3000 }, 1000)).toEqual({ width: 1000, height: 750 })
  expect(fitWithin({ width: 40, height: 30 }, 1000)).toEqual({ width: 40, height: 30 })
  fc.assert(
    fc.property(side, side, side, (width, height, edge) => {
      const fitted = fitWithin({ width, height }, edge)
      expect(Math.max(fitted.width, fitted.height)).toBe(Math.min(edge, Math.max(width, height)))
    }),
  )
})
