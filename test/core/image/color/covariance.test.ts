import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Covariance, invertCovariance } from '../../../../core/image/color/covariance.ts'

const value = fc.double({ min: -20, max: 20, noNaN: true })

/** The covariance of some colours: never negative in any direction. */
const covariances = fc.array(fc.tuple(value, value, value), { minLength: 1 }).map((colors) => {
  const sums = [0, 0, 0, 0, 0, 0] as [number, number, number, number, number, number]
  for (const [x, y, z] of colors) {
    for (const [i, term] of [x * x, x * y, x * z, y * y, y * z, z * z].entries()) sums[i]! += term
  }
  return sums.map((sum) => sum / colors.length) as unknown as Covariance
})

function rowsOf([xx, xy, xz, yy, yz, zz]: Covariance): number[][] {
  return [
    [xx, xy, xz],
    [xy, yy, yz],
    [xz, yz, zz],
  ]
}

test('a covariance times its inverse is 1', () => {
  fc.assert(
    fc.property(covariances, (covariance) => {
      const added = 4
      const rows = rowsOf(covariance).map((row, i) =>
        row.map((one, j) => one + (i === j ? added : 0)),
      )
      const inverse = rowsOf(invertCovariance(covariance, added).inverse)
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) {
          const entry = rows[i]!.reduce((sum, one, k) => sum + one * inverse[k]![j]!, 0)
          expect(entry).toBeCloseTo(i === j ? 1 : 0, 6)
        }
      }
    }),
  )
})

test('the determinant of no spread at all is what was added, cubed', () => {
  const { inverse, determinant } = invertCovariance([0, 0, 0, 0, 0, 0], 2)
  expect(determinant).toBe(8)
  expect(inverse).toEqual([0.5, 0, 0, 0.5, 0, 0.5])
})
