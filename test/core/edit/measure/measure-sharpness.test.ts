import { expect, test } from 'vitest'
import { measureSharpness } from '../../../../core/edit/measure/measure-sharpness.ts'
import { blurPlane } from '../../../../core/image/plane/blur-plane.ts'
import { createPlane } from '../../../../core/image/plane/plane.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { finish } from '../../../../core/steps.ts'
import { greyPicture, maskOf, noise, side } from './measure-support.ts'

const whole = fullMask({ x: 0, y: 0, width: side, height: side })

/** Noise that was blurred a little, as detail in photographs is, around a level. */
function detailed(sigma: number, level: number, strength: number, seed = 1) {
  const plane = createPlane({ width: side, height: side })
  for (let i = 0; i < plane.data.length; i++) {
    plane.data[i] = noise(i % side, Math.floor(i / side), seed)
  }
  const blurred = finish(blurPlane(plane, sigma)).data
  return greyPicture((x, y) => level + strength * (blurred[y * side + x] as number))
}

const parent = detailed(0.8, 120, 120)

function sharpness(composed: typeof parent, coverage = whole): number | null {
  return finish(measureSharpness(parent, composed, coverage))
}

test('a recoloured picture is as sharp as its parent', () => {
  expect(sharpness(detailed(0.8, 150, 120))).toBeCloseTo(1, 1)
  expect(sharpness(detailed(0.8, 100, 60))).toBeCloseTo(1, 1)
})

test('other content with detail as fine is as sharp', () => {
  expect(sharpness(detailed(0.8, 140, 40, 9))).toBeCloseTo(1, 1)
})

test('blur makes it less, more so the wider it is', () => {
  const little = sharpness(detailed(1.1, 150, 160)) as number
  const much = sharpness(detailed(1.8, 150, 240)) as number
  expect(little).toBeLessThan(0.85)
  expect(much).toBeLessThan(little - 0.15)
})

test('harsher detail makes it more than 1', () => {
  expect(sharpness(detailed(0.5, 140, 80))).toBeGreaterThan(1.15)
})

test('where nothing changed, or nothing has detail, there is nothing to measure', () => {
  expect(sharpness(parent)).toBeNull()
  expect(
    sharpness(
      detailed(1.5, 150, 240),
      maskOf(() => 254),
    ),
  ).toBeNull()
  const flat = greyPicture(() => 90)
  expect(finish(measureSharpness(flat, detailed(0.8, 150, 120), whole))).toBeNull()
})
