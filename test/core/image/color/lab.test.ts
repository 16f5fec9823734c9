import { converter } from 'culori'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labOf } from '../../../../core/image/color/lab.ts'
import { labPlanes, sideFor } from '../../../../core/image/color/lab-planes.ts'
import { createPicture } from '../../../../core/image/picture.ts'
import { finish } from '../../../../core/steps.ts'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const toLab65 = converter('lab65')

test('Lab is what another library makes of the same colour, within 0.05', () => {
  fc.assert(
    fc.property(unit, unit, unit, (r, g, b) => {
      const theirs = toLab65({ mode: 'rgb', r, g, b })
      const [l, a, bb] = labOf(r, g, b)
      expect(Math.abs(l - theirs.l)).toBeLessThan(0.05)
      expect(Math.abs(a - theirs.a)).toBeLessThan(0.05)
      expect(Math.abs(bb - theirs.b)).toBeLessThan(0.05)
    }),
    { numRuns: 2000 },
  )
})

test('a square is the mean of its light, and those over the edge take what there is', () => {
  const black = [0, 0, 0, 255]
  const white = [255, 255, 255, 255]
  const words = Uint8Array.from([...black, ...white, ...white])
  const { width, height, l } = finish(
    labPlanes(createPicture({ width: 3, height: 1 }, 8, words), 2),
  )
  expect([width, height]).toEqual([2, 1])
  expect(l[0]).toBeCloseTo(76.07, 1)
  expect(l[1]).toBeCloseTo(100, 2)
})

test('what is invisible does not count', () => {
  const words = Uint8Array.from([255, 255, 255, 255, 0, 0, 0, 0])
  const { l } = finish(labPlanes(createPicture({ width: 2, height: 1 }, 8, words), 2))
  expect(l[0]).toBeCloseTo(100, 2)
})

test('squares are as small as the number of values allows', () => {
  expect(sideFor({ width: 1000, height: 1000 }, 1_000_000)).toBe(1)
  expect(sideFor({ width: 1001, height: 1000 }, 1_000_000)).toBe(2)
})
