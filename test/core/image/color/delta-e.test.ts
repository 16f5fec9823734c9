import { differenceCiede2000 } from 'culori'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deltaE00 } from '../../../../core/image/color/delta-e.ts'

test.each([
  [50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425],
  [50, 0, 0, 50, -1, 2, 2.3669],
  [50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792],
  [50, 2.5, 0, 73, 25, -18, 27.1492],
  [2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082],
])('the published pair %f %f %f and %f %f %f is %f apart', (l1, a1, b1, l2, a2, b2, apart) => {
  expect(deltaE00(l1, a1, b1, l2, a2, b2)).toBeCloseTo(apart, 4)
})

const lightness = fc.double({ min: 0, max: 100, noNaN: true })
const chroma = fc.double({ min: -110, max: 110, noNaN: true })
const color = fc.tuple(lightness, chroma, chroma)

test('ΔE00 is what another library makes of it', () => {
  const oracle = differenceCiede2000()
  fc.assert(
    fc.property(color, color, ([l1, a1, b1], [l2, a2, b2]) => {
      const theirs = oracle(
        { mode: 'lab65', l: l1, a: a1, b: b1 },
        { mode: 'lab65', l: l2, a: a2, b: b2 },
      )
      expect(deltaE00(l1, a1, b1, l2, a2, b2)).toBeCloseTo(theirs, 6)
    }),
    { numRuns: 2000 },
  )
})
