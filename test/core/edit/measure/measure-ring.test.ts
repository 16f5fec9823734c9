import { expect, test } from 'vitest'
import { measureDiscarded } from '../../../../core/edit/measure/measure-discarded.ts'
import { measureRing } from '../../../../core/edit/measure/measure-ring.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { finish } from '../../../../core/steps.ts'
import { greyPicture, isInDisc, maskOf, side } from './measure-support.ts'

const parent = greyPicture(() => 100)
const coverage = maskOf((x, y) => (isInDisc(x, y) ? 255 : 0))

test('what changes inside does not count in the ring', () => {
  const settled = greyPicture((x, y) => (isInDisc(x, y) ? 250 : 100))
  expect(finish(measureRing(parent, settled, coverage))).toEqual({ mean: 0, p95: 0 })
})

test('the ring is 24 pixels wide', () => {
  const near = greyPicture((x, y) => (Math.hypot(x - 63.5, y - 63.5) < 62 ? 120 : 100))
  const far = greyPicture((x, y) => (Math.hypot(x - 63.5, y - 63.5) > 66 ? 120 : 100))
  expect(finish(measureRing(parent, near, coverage))?.mean).toBeGreaterThan(5)
  expect(finish(measureRing(parent, far, coverage))?.mean).toBe(0)
})

test('the 95th percentile tells of the worst of the ring', () => {
  const oneSide = greyPicture((x) => (x < 20 ? 200 : 100))
  const ring = finish(measureRing(parent, oneSide, coverage))
  expect(ring?.p95).toBeGreaterThan(20)
  expect(ring?.mean).toBeLessThan(10)
})

test('a picture that may change as a whole has no ring, and nothing is discarded', () => {
  const whole = fullMask({ x: 0, y: 0, width: side, height: side })
  expect(finish(measureRing(parent, parent, whole))).toBeNull()
  expect(finish(measureDiscarded(parent, parent, whole))).toBeNull()
})

test('what the provider changed outside is told as the share of the area and how strong it is', () => {
  const corner = greyPicture((x, y) => (x < 32 && y < 32 ? 200 : isInDisc(x, y) ? 250 : 100))
  const found = finish(measureDiscarded(parent, corner, coverage))
  const outside = coverage.data.filter((value) => value === 0).length
  expect(found?.share).toBeCloseTo(1018 / outside, 1)
  expect(found?.deltaE).toBeGreaterThan(1)
  const faint = greyPicture(() => 103)
  expect(finish(measureDiscarded(parent, faint, coverage))?.share).toBe(0)
})
