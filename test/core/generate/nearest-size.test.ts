import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mismatch } from '../../../core/edit/fit-size.ts'
import { nearestSize } from '../../../core/generate.ts'

const rule = {
  kind: 'rule',
  ...{ multipleOf: 16, maxEdge: 3840, minPixels: 655_360, maxPixels: 8_294_400, maxRatio: 3 },
} as const

test('an offered size is its own nearest', () => {
  const size = { width: 1536, height: 1024 }
  expect(nearestSize(size, rule)).toEqual(size)
  expect(nearestSize(size, { kind: 'any', maxPixels: 4e6, maxEdge: 4000 })).toEqual(size)
})

test('proportions come before pixels', () => {
  expect(nearestSize({ width: 300, height: 200 }, rule)).toMatchObject({ width: 1008, height: 672 })
  const sizes = [
    { width: 1024, height: 1024 },
    { width: 1536, height: 1024 },
  ]
  expect(nearestSize({ width: 3000, height: 2000 }, { kind: 'list', sizes })).toEqual(sizes[1])
})

test('of a rule, the nearest size is one that it offers, and hardly stretched', () => {
  const edge = fc.integer({ min: 700, max: 3000 })
  fc.assert(
    fc.property(edge, edge, (width, height) => {
      const ratio = Math.max(width, height) / Math.min(width, height)
      fc.pre(ratio < 2.9)
      const size = nearestSize({ width, height }, rule)
      expect(size.width % 16).toBe(0)
      expect(size.height % 16).toBe(0)
      expect(mismatch(size, { width, height })).toBeLessThan(1.03)
    }),
    { numRuns: 25 },
  )
})
