import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cheapestFlow } from '../../../../core/guide/look/cheapest-flow.ts'
import { earthMoversDistance } from '../../../../core/guide/look/earth-movers-distance.ts'
import type { Swatch } from '../../../../core/guide/look/look.ts'

const channel = fc.integer({ min: -60, max: 60 })
const swatch = fc.record({
  l: fc.integer({ min: 0, max: 100 }),
  a: channel,
  b: channel,
  share: fc.integer({ min: 1, max: 9 }),
})
const palette = fc.array(swatch, { minLength: 1, maxLength: 12 })

const distance = (from: readonly Swatch[], to: readonly Swatch[]) =>
  earthMoversDistance(from, to) ?? Number.NaN

function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, i) =>
    orders(items.filter((_, at) => at !== i)).map((others) => [item, ...others]),
  )
}

test('colours of equal share are moved as the best of all ways to pair them', () => {
  const five = fc.array(swatch, { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(five, five, (some, others) => {
      const from = some.map((one) => ({ ...one, share: 0.2 }))
      const to = others.map((one) => ({ ...one, share: 0.2 }))
      const costs = orders(to).map((order) =>
        order.reduce((sum, { l, a, b }, i) => {
          const one = from[i] as Swatch
          return sum + Math.hypot(one.l - l, one.a - a, one.b - b) / 5
        }, 0),
      )
      expect(distance(from, to)).toBeCloseTo(Math.min(...costs), 6)
    }),
    { numRuns: 60 },
  )
})

test('the distance is a metric', () => {
  fc.assert(
    fc.property(palette, palette, palette, (a, b, c) => {
      expect(distance(a, a)).toBe(0)
      expect(distance(a, b)).toBeCloseTo(distance(b, a), 6)
      expect(distance(a, b)).toBeGreaterThanOrEqual(0)
      expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-3)
    }),
    { numRuns: 150 },
  )
})

test('a palette that is moved as a whole has moved by just that', () => {
  fc.assert(
    fc.property(palette, channel, channel, (colors, a, b) => {
      const moved = colors.map((one) => ({ ...one, a: one.a + a, b: one.b + b }))
      expect(distance(colors, moved)).toBeCloseTo(Math.hypot(a, b), 6)
    }),
  )
})

test('it does not matter in what order colours stand, or whether a colour is told in two parts', () => {
  fc.assert(
    fc.property(palette, palette, (from, to) => {
      const split = from.flatMap((one) => [
        { ...one, share: one.share / 2 },
        { ...one, share: one.share / 2 },
      ])
      expect(distance(split.reverse(), to)).toBeCloseTo(distance(from, to), 3)
    }),
    { numRuns: 60 },
  )
})

test('a share that changes its colour counts by its size', () => {
  const grey = { l: 50, a: 0, b: 0 }
  const blue = { l: 50, a: 0, b: -40 }
  const before = [{ ...grey, share: 1 }]
  const after = [
    { ...grey, share: 0.9 },
    { ...blue, share: 0.1 },
  ]
  expect(distance(before, after)).toBeCloseTo(4, 6)
})

test('without colours there is no distance', () => {
  expect(earthMoversDistance([], [{ l: 1, a: 2, b: 3, share: 1 }])).toBe(null)
})

test('goods are sent back where that makes all of it cheaper', () => {
  const cost = [Float64Array.of(1, 2), Float64Array.of(1, 9)]
  expect(cheapestFlow([1, 1], [1, 1], cost)).toBe(3)
})

test('what is needed has to be there', () => {
  expect(() => cheapestFlow([2], [3], [Float64Array.of(1)])).toThrow(RangeError)
})
