import { expect, test } from 'vitest'
import { composePatch } from '../../../../core/edit/compose.ts'
import { measureSeam } from '../../../../core/edit/measure/measure-seam.ts'
import type { Picture } from '../../../../core/image/picture.ts'
import { fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { finish } from '../../../../core/steps.ts'
import { greyPicture, isInDisc, maskOf, noise, side } from './measure-support.ts'

const grainy = greyPicture((x, y) => 110 + 20 * Math.sin(x / 9) + 12 * noise(x, y))
const hard = maskOf((x, y) => (isInDisc(x, y) ? 255 : 0))

function seam(parent: Picture, color: Picture, coverage: Mask): number | null {
  const composed = composePatch(parent, { rect: coverage.rect, color, coverage })
  return finish(measureSeam(parent, composed, coverage))
}

test('the parent laid over itself has no seam', () => {
  expect(seam(grainy, grainy, hard)).toBe(0)
})

test('a step along the contour is found at its height, through grain', () => {
  const brighter = greyPicture((x, y) => 130 + 20 * Math.sin(x / 9) + 12 * noise(x, y))
  expect(seam(grainy, brighter, hard)).toBeGreaterThan(5)
  const hardlyBrighter = greyPicture((x, y) => 112 + 20 * Math.sin(x / 9) + 12 * noise(x, y))
  expect(seam(grainy, hardlyBrighter, hard)).toBeLessThan(0.5)
})

test('other grain alone is no seam', () => {
  const other = greyPicture((x, y) => 110 + 20 * Math.sin(x / 9) + 12 * noise(x, y, 7))
  expect(seam(grainy, other, hard)).toBeLessThan(0.3)
})

test('a soft fade of the same change is a small part of the step', () => {
  const brighter = greyPicture((x, y) => 130 + 20 * Math.sin(x / 9) + 12 * noise(x, y))
  const soft = maskOf((x, y) => {
    const t = Math.max(0, Math.min(1, (40 - Math.hypot(x - 63.5, y - 63.5)) / 16))
    return Math.round(255 * t * t * (3 - 2 * t))
  })
  expect(seam(grainy, brighter, soft)).toBeLessThan(0.6)
  const muchBrighter = greyPicture((x, y) => 190 + 20 * Math.sin(x / 9) + 12 * noise(x, y))
  expect(seam(grainy, muchBrighter, soft)).toBeLessThan(2)
  expect(seam(grainy, muchBrighter, hard)).toBeGreaterThan(25)
})

test('where the contour follows an edge of the parent there is nothing to measure', () => {
  const disc = greyPicture((x, y) => (isInDisc(x, y) ? 200 : 60))
  expect(
    seam(
      disc,
      greyPicture((x, y) => (isInDisc(x, y) ? 120 : 60)),
      hard,
    ),
  ).toBeNull()
})

test('without a contour there is no seam', () => {
  const whole = fullMask({ x: 0, y: 0, width: side, height: side })
  expect(
    seam(
      grainy,
      greyPicture(() => 10),
      whole,
    ),
  ).toBeNull()
})
