import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilsonInterval } from '../../../bench/guidance/wilson.ts'

test('intervals are those of published tables', () => {
  // Newcombe 1998, table I: 81 of 263, and 0 of 20.
  const [low, high] = wilsonInterval(81, 263)!
  expect(low).toBeCloseTo(0.2553, 4)
  expect(high).toBeCloseTo(0.3662, 4)
  expect(wilsonInterval(0, 20)![1]).toBeCloseTo(0.1611, 4)
})

test('an interval holds its share and stays within 0 and 1', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (right, wrong) => {
      fc.pre(right + wrong > 0)
      const [low, high] = wilsonInterval(right, right + wrong)!
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(right / (right + wrong) + 1e-12)
      expect(high).toBeGreaterThanOrEqual(right / (right + wrong) - 1e-12)
    }),
  )
})

test('nothing counted has no interval', () => {
  expect(wilsonInterval(0, 0)).toBeNull()
})
