import { expect, test } from 'vitest'
import { createPicture } from '../../../../../core/image/picture.ts'
import { fullMask } from '../../../../../core/mask/mask.ts'
import { createRandom } from '../../../../support/drift/random.ts'
import { flatPicture } from '../../arbitrary-picture.ts'
import { registerAnswer } from './register-answer.ts'
import { paint, rearranged, scene } from './scenes.ts'

/** Luma of pictures that give no hold, or the same hold again and again. */
const patterns: Record<string, (x: number, y: number) => number> = {
  'a flat sky': () => 150,
  'a gradient': (x, y) => 90 + x / 6 + y / 8,
  'fine cloth': (x, y) => 128 + 60 * Math.sin(x / 1.6) * Math.sin(y / 1.6),
  'coarse cloth': (x, y) => 128 + 60 * Math.sin(x / 6) * Math.sin(y / 6),
  brick: (x, y) => (y % 16 < 2 || (x + (Math.floor(y / 16) % 2) * 16) % 32 < 2 ? 200 : 110),
  chessboard: (x, y) => ((Math.floor(x / 8) + Math.floor(y / 8)) & 1 ? 200 : 60),
  stripes: (x) => (Math.floor(x / 10) & 1 ? 200 : 60),
  'a horizon': (_, y) => (y > 40 ? 60 : 190),
}

/** Those of them that look the same wherever they lie. */
const featureless = new Set(['a flat sky', 'a gradient'])

for (const [name, luma] of Object.entries(patterns)) {
  test(`${name} is left where it lies, however the answer was shifted`, () => {
    const random = createRandom(2)
    const shifted = (by: number) =>
      paint((x, y) => {
        const value = luma(x - by + 96, y) + random.between(-2, 2)
        return [value, value, value]
      })
    for (const by of [0, 3, 7, 14]) {
      const { outcome, alignment } = registerAnswer(shifted(0), shifted(by))
      expect([by, outcome]).toEqual([by, 'left where it lies'])
      expect(alignment).toMatchObject({ shiftX: 0, shiftY: 0, scaleX: 1, scaleY: 1, rotation: 0 })
      expect([by, alignment?.found]).toEqual([by, featureless.has(name) ? 'identity' : 'unknown'])
    }
  })
}

test('a restyled whole picture is left where it lies, and a note says so', () => {
  const { outcome, notes } = registerAnswer(scene(1), scene(9), { region: null })
  expect(outcome).toBe('left where it lies')
  expect(notes).toEqual([
    'The answer has little in common with the picture, so it could not be aligned with it.',
  ])
})

test('the smallest crops and regions of everything are never thrown at', () => {
  for (const [width, height] of [
    [1, 1],
    [2, 1],
    [1, 40],
    [3, 3],
    [17, 9],
    [60, 2],
  ] as const) {
    const random = createRandom(width * 100 + height)
    const noise = () => {
      const picture = createPicture({ width, height }, 8)
      for (let i = 0; i < picture.data.length; i++) picture.data[i] = random.between(0, 256)
      return picture
    }
    const region = fullMask({ x: 0, y: 0, width, height })
    for (const given of [region, null]) {
      expect(registerAnswer(noise(), noise(), { region: given }).outcome).toBe('left where it lies')
    }
    const other = flatPicture({ width: 50, height: 70 }, 8, [9, 9, 9, 255])
    expect(registerAnswer(noise(), other, { region }).outcome).toBe('left where it lies')
  }
})

test('a region of nearly everything leaves too little to be sure, and is not refused for it', () => {
  const region = fullMask({ x: 2, y: 2, width: 356, height: 236 })
  expect(registerAnswer(scene(1), scene(2), { region }).outcome).toBe('left where it lies')
})

/** A scene within a wide flat border, and what the scene shows moved by some pixels. */
function bordered(by: number) {
  const inner = scene(5)
  const border = rearranged(inner, (x, y) => [x - by, y])
  return paint((x, y) => {
    if (x < 70 + by || x > 290 + by || y < 50 || y > 190) return [150, 150, 150]
    const at = (y * 360 + x) * 4
    return [...border.data.subarray(at, at + 3)]
  })
}

test('where nothing around the region gives hold, what it shows inside does', () => {
  const region = fullMask({ x: 60, y: 40, width: 240, height: 160 })
  const { alignment, notes } = registerAnswer(bordered(0), bordered(5), { region })
  expect(alignment?.shiftX).toBeCloseTo(5, 0)
  expect(notes).toEqual([
    'Nothing around the region tells how the answer lies, so it was aligned by what it shows inside.',
  ])
})

test('what was moved further than an answer drifts was meant, and stays there', () => {
  const region = fullMask({ x: 20, y: 20, width: 320, height: 200 })
  const { outcome, notes } = registerAnswer(bordered(0), bordered(40), { region })
  expect(outcome).toBe('left where it lies')
  expect(notes).toEqual([])
})

test('transparent parts are no hold: only what shows counts', () => {
  const parent = scene(4)
  const answer = rearranged(parent, (x, y) => [x - 4, y + 3])
  const holed = (picture: typeof parent) => {
    const copy = createPicture(picture, 8, picture.data.slice() as Uint8Array)
    for (let i = 0; i < 360 * 60; i++) copy.data.set([0, 255, 0, 0], i * 4)
    return copy
  }
  for (const [before, after] of [
    [holed(parent), answer],
    [parent, holed(answer)],
    [holed(parent), holed(answer)],
  ] as const) {
    const { alignment } = registerAnswer(before, after)
    expect(alignment?.shiftX).toBeCloseTo(4, 0)
    expect(alignment?.shiftY).toBeCloseTo(-3, 0)
  }
})

test('a cut-out is aligned by what shows of it, whatever the answer has around it', () => {
  const whole = scene(4)
  const parent = createPicture(whole, 8, whole.data.slice() as Uint8Array)
  const answer = rearranged(whole, (x, y) => [180 + (x - 180) * 0.98 - 2, y + 1])
  for (let y = 0, at = 0; y < 240; y++) {
    for (let x = 0; x < 360; x++, at += 4) {
      const isInside = ((x - 180) / 110) ** 2 + ((y - 120) / 75) ** 2 < 1
      if (!isInside) parent.data.set([0, 0, 0, 0], at)
      const u = 180 + (x - 180) * 0.98 - 2
      const shows = ((u - 180) / 110) ** 2 + ((y + 1 - 120) / 75) ** 2 < 1
      if (!shows) answer.data.set([255, 255, 255, 255], at)
    }
  }
  const { alignment } = registerAnswer(parent, answer, { region: null })
  expect(alignment?.shiftX).toBeCloseTo(2, 0)
  expect(alignment?.shiftY).toBeCloseTo(-1, 0)
  expect(alignment?.scaleX).toBeCloseTo(1 / 0.98, 2)
  expect(alignment?.scaleY).toBeCloseTo(1, 2)
})

test('an answer of a few pixels is refused, unless little was asked for', () => {
  const dot = flatPicture({ width: 8, height: 8 }, 8, [90, 80, 70, 255])
  for (const options of [{}, { region: null }]) {
    const { outcome, notes } = registerAnswer(scene(1), dot, options)
    expect(outcome).toBe('refused')
    expect(notes).toEqual(['The answer has only 8×8 pixels, where 360×240 were asked for.'])
  }
  const small = flatPicture({ width: 60, height: 40 }, 8, [90, 80, 70, 255])
  expect(registerAnswer(small, dot, { region: null }).outcome).toBe('left where it lies')
})

test('a faithful answer is not looked at', () => {
  const { state } = registerAnswer(scene(1), scene(2), { faithful: true })
  expect(state?.alignment).toBe(null)
  expect(state?.measures).toEqual({})
})
