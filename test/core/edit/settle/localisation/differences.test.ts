import { expect, test } from 'vitest'
import { takeOffCast } from '../../../../../core/edit/settle/localisation/color-field.ts'
import {
  compareInLab,
  type Differences,
} from '../../../../../core/edit/settle/localisation/differences.ts'
import { equalizeSharpness } from '../../../../../core/edit/settle/localisation/equal-sharpness.ts'
import { takeOffShifts } from '../../../../../core/edit/settle/localisation/residual-shift.ts'
import type { Picture } from '../../../../../core/image/picture.ts'
import { blurPlane } from '../../../../../core/image/plane/blur-plane.ts'
import { createPlane } from '../../../../../core/image/plane/plane.ts'
import { rectOf } from '../../../../../core/image/rect.ts'
import { fullMask } from '../../../../../core/mask/mask.ts'
import { finish } from '../../../../../core/steps.ts'
import { paintPicture, texturedPicture } from '../color-match/stage-run.ts'

const size = { width: 190, height: 150 }
const parent = texturedPicture(size)
const region = fullMask({ x: 60, y: 50, width: 60, height: 50 })

function compared(candidate: Picture, density = 1): Differences {
  return finish(compareInLab(parent, candidate, region, density))
}

function known({ inside }: Differences): Uint8Array {
  return inside.map((value) => 1 - value)
}

/** The root mean square of differences of lightness. */
function energy({ l }: Differences): number {
  return Math.sqrt(l.reduce((sum, value) => sum + value * value, 0) / l.length)
}

/** Gives differences as if the candidate's lightness were another plane. */
function withLightness(differences: Differences, l: Float32Array): Differences {
  return { ...differences, l: l.map((value, i) => value - differences.parent.l[i]!) }
}

test('the same picture differs nowhere, and squares are no finer than the candidate', () => {
  const same = compared(parent)
  expect(same).toMatchObject({ width: 190, height: 150, side: 1 })
  expect(energy(same)).toBe(0)
  expect(same.inside.reduce((sum, value) => sum + value, 0)).toBe(60 * 50)
  expect(compared(parent, 0.34).side).toBe(3)
})

test('opacity counts as much as lightness', () => {
  const faded = paintPicture(parent, (color) => color)
  for (let pos = 3; pos < faded.data.length; pos += 4) faded.data[pos] = 65535 / 2
  expect(compared(faded).l[5000]).toBeCloseTo(50, 1)
})

for (const [name, amount] of [
  ['blurred', -0.7],
  ['sharpened', 0.9],
] as const) {
  test(`what a ${name} parent would show as well is taken off`, () => {
    const before = compared(parent)
    const { l } = before.parent
    const soft = finish(blurPlane(createPlane(before, l), 1.1)).data
    const drifted = withLightness(
      before,
      l.map((value, i) => value + amount * (value - soft[i]!)),
    )
    const first = energy(drifted)
    finish(equalizeSharpness(drifted, known(drifted)))
    expect(energy(drifted)).toBeLessThan(0.2 * first)
  })
}

test('a kernel that is fitted around a new object leaves the object', () => {
  const object = paintPicture(parent, (color, x, y) =>
    x >= 70 && x < 110 && y >= 60 && y < 90 ? [0.9, 0.2, 0.2] : color,
  )
  const differences = compared(object)
  const first = energy(differences)
  finish(equalizeSharpness(differences, known(differences)))
  expect(energy(differences)).toBeGreaterThan(0.97 * first)
})

test('what a displaced parent would show as well is taken off, and no more than a displacement may explain', () => {
  const before = compared(parent)
  const moved = new Float32Array(before.l.length)
  for (let i = 0; i < moved.length; i++) {
    const next = (i + 1) % 190 === 0 ? i : i + 1
    moved[i] = 0.6 * before.parent.l[i]! + 0.4 * before.parent.l[next]!
  }
  const drifted = withLightness(before, moved)
  const first = energy(drifted)
  finish(takeOffShifts(drifted))
  expect(energy(drifted)).toBeLessThan(0.85 * first)
  const darker = withLightness(
    before,
    before.parent.l.map((value) => value - 20),
  )
  finish(takeOffShifts(darker))
  expect(energy(darker)).toBeGreaterThan(18)
})

test('a cast that is the same everywhere is taken off, inside and outside, and only that', () => {
  const cast = compared(paintPicture(parent, (color) => color))
  for (let i = 0; i < cast.l.length; i++) {
    cast.l[i] = 1.5
    cast.b[i] = -0.8 + (cast.inside[i] === 1 ? 6 : 0)
  }
  finish(takeOffCast(cast, known(cast)))
  for (let i = 0; i < cast.l.length; i++) {
    expect(cast.l[i]).toBeCloseTo(0, 3)
    expect(cast.b[i]).toBeCloseTo(cast.inside[i] === 1 ? 6 : 0, 3)
  }
})

test('fields reach a picture beyond one tile', () => {
  const { width, height } = rectOf(size)
  const slow = compared(parent)
  for (let i = 0; i < width * height; i++) slow.l[i] = (2 * (i % width)) / width - 1
  finish(takeOffCast(slow, known(slow)))
  expect(energy(slow)).toBeLessThan(0.25)
})
