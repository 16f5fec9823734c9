import { expect, test } from 'vitest'
import type { Alignment } from '../../../../core/edit/settle/alignment.ts'
import { settleCandidate } from '../../../../core/edit/settle/settle-candidate.ts'
import { createPicture, type Picture, toDepth } from '../../../../core/image/picture.ts'
import { rectOf } from '../../../../core/image/rect.ts'
import { resample } from '../../../../core/image/resample.ts'
import { resampleTurnedInSteps } from '../../../../core/image/turned-resample.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { finish } from '../../../../core/steps.ts'
import { driftPicture } from '../../../support/drift/drift.ts'
import { alignPoint } from '../../../support/drift/geometry.ts'
import { registerAnswer, usualRegion } from './registration/register-answer.ts'
import { coffee, recolored, scene } from './registration/scenes.ts'

const photo = coffee()
const { width, height } = photo

/** Mean distance between two alignments over the usual region, in candidate pixels. */
function distance(a: Alignment, b: Alignment, answer: Picture): number {
  const { rect } = usualRegion
  let sum = 0
  let count = 0
  for (let y = rect.y; y < rect.y + rect.height; y += 10) {
    for (let x = rect.x; x < rect.x + rect.width; x += 10) {
      const [ax, ay] = alignPoint(a, photo, answer, [x, y])
      const [bx, by] = alignPoint(b, photo, answer, [x, y])
      sum += Math.hypot(ax - bx, ay - by)
      count++
    }
  }
  return sum / count
}

/** The picture moved by shares of its sides and scaled about its middle. */
function moved(picture: Picture, x: number, y: number, scale: number): Picture {
  return resample(picture, picture, {
    across: { from: (0.5 - 0.5 / scale) * width - (x * width) / scale, length: width / scale },
    down: { from: (0.5 - 0.5 / scale) * height - (y * height) / scale, length: height / scale },
  })
}

for (const [level, bar] of [
  ['mild', 0.15],
  ['typical', 0.3],
  ['severe', 0.7],
] as const) {
  test(`a ${level} drift is found to ${bar} pixels in the region, on a small picture`, async () => {
    for (const parent of [photo, scene(1)]) {
      const { picture, alignment } = await driftPicture(parent, { level, seed: 11 })
      const found = registerAnswer(parent, picture).alignment as Alignment
      expect(distance(found, alignment, picture)).toBeLessThan(bar)
      expect(found.confidence).toBeGreaterThan(0.7)
    }
  })
}

test('shifts of 5 % and scales of 8 % are always found', () => {
  for (const parent of [photo, scene(2)]) {
    for (const [x, y, scale] of [
      [0.05, 0, 1],
      [-0.05, 0.05, 1],
      [0, 0, 1.08],
      [0, 0, 0.92],
      [0.05, -0.05, 1.08],
      [-0.05, 0.05, 0.92],
    ] as const) {
      const { alignment } = registerAnswer(parent, moved(parent, x, y, scale))
      expect(Math.abs((alignment?.shiftX ?? 0) - x * width)).toBeLessThan(0.3)
      expect(Math.abs((alignment?.shiftY ?? 0) - y * height)).toBeLessThan(0.3)
      expect(Math.abs((alignment?.scaleX ?? 0) - scale)).toBeLessThan(0.002)
      expect(Math.abs((alignment?.scaleY ?? 0) - scale)).toBeLessThan(0.002)
    }
  }
})

test('a turn is found where there is one, and only there', () => {
  for (const turn of [0.012, -0.02]) {
    const affine = { a: 1, b: turn, c: (-turn * height) / 2, d: -turn, e: 1, f: (turn * width) / 2 }
    const answer = finish(resampleTurnedInSteps(photo, photo, affine))
    expect(registerAnswer(photo, answer).alignment?.rotation).toBeCloseTo(turn, 3)
  }
  expect(registerAnswer(photo, moved(photo, 0.02, 0.01, 1.02)).alignment?.rotation).toBe(0)
})

test('what was painted inside the region moves nothing', () => {
  const answer = recolored(photo, (color, x, y) =>
    x >= 110 && x < 240 && y >= 70 && y < 170 ? [((x * 3) % 97) * 2, (y * 5) % 255, 40] : color,
  )
  const { alignment } = registerAnswer(photo, answer)
  expect(alignment).toMatchObject({ shiftX: 0, shiftY: 0, scaleX: 1, scaleY: 1, rotation: 0 })
  expect(alignment?.confidence).toBeGreaterThan(0.9)
})

test('an answer of other proportions is found stretched, cut off at one end, or padded', () => {
  const cutOff = resample(
    photo,
    { width: 360, height: 200 },
    {
      across: { from: 0, length: 360 },
      down: { from: 0, length: 200 },
    },
  )
  const padded = createPicture({ width: 360, height: 300 }, 8)
  for (let i = 0; i < 360 * 300; i++) padded.data.set([0, 0, 0, 255], i * 4)
  padded.data.set(photo.data, 30 * 360 * 4)
  const cases = [
    [resample(photo, { width: 360, height: 200 }), 1, 0, 0],
    [cutOff, 1.2, 20, 1],
    [padded, 0.8, 0, 1],
  ] as const
  for (const [answer, scaleY, shiftY, notes] of cases) {
    const found = registerAnswer(photo, answer)
    expect(found.alignment?.scaleY).toBeCloseTo(scaleY, 2)
    expect(Math.abs((found.alignment?.shiftY ?? 0) - shiftY)).toBeLessThan(0.5)
    expect(found.notes).toHaveLength(notes)
  }
})

test('protected areas lead where no region was marked', () => {
  const protect = [fullMask({ x: 0, y: 0, width: 180, height: 240 })]
  const shifted = moved(photo, 0.02, 0, 1)
  const other = scene(5)
  const answer = recolored(shifted, (color, x, y) =>
    x < 180 ? color : [...other.data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)],
  )
  const { alignment } = registerAnswer(photo, answer, { region: null, protect })
  expect(alignment?.shiftX).toBeCloseTo(7.2, 0)
})

test('the report hears of it in source pixels', () => {
  const parent = resample(photo, { width: 720, height: 480 })
  const region = fullMask({ x: 220, y: 140, width: 260, height: 200 })
  const { state } = registerAnswer(parent, moved(photo, 0.02, 0, 1), { region, sent: photo })
  expect(state?.measures.alignment?.shiftX).toBeCloseTo(14.4, 0)
  expect(state?.measures.alignment?.scaleX).toBeCloseTo(1, 2)
})

test('depth changes nothing about it', () => {
  const answer = moved(photo, 0.02, 0.01, 1.01)
  const one = registerAnswer(photo, answer).alignment
  const other = registerAnswer(toDepth(photo, 16), toDepth(answer, 16)).alignment
  expect(other?.shiftX).toBeCloseTo(one?.shiftX ?? 0, 3)
})

test('a region that leaves next to nothing is taken for none: the answer is still brought into place', () => {
  const plan = { crop: rectOf(photo), sent: { width, height }, density: 1 }
  const region = fullMask({ x: 0, y: 0, width: width - 1, height })
  const { report } = settleCandidate({
    ...{ plan, parent: photo, region, protect: [], edge: { kind: 'strict' } },
    ...{ candidate: moved(photo, 0.03, 0, 1), meansAlpha: false },
  })
  expect(report.alignment?.shiftX).toBeCloseTo(0.03 * width, 0)
  expect(report.alignment?.confidence).toBeGreaterThan(0.7)
})
