import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Picture } from '../../../../../core/image/picture.ts'
import { maxWord, toDepth } from '../../../../../core/image/picture.ts'
import type { PixelOperation } from '../../../../../core/providers/local/operation.ts'
import { gainWithShoulder } from '../../../../../core/providers/local/operations/curve.ts'
import { runOperation } from '../../../../../core/providers/local/operations/run-operation.ts'
import { colorful, pictureOf, pixelAt } from '../local-request.ts'

function run(picture: Picture, operation: PixelOperation): Picture {
  const canvas = { ...picture, data: picture.data.slice() } as Picture
  const context = { mask: null, crop: { x: 0, y: 0, ...picture }, whole: picture }
  for (const _ of runOperation(canvas, operation, context));
  return canvas
}

const tone = (kind: 'brightness' | 'contrast' | 'saturation' | 'warmth', amount: number) =>
  ({ kind, amount, place: null }) as const

const grey = (value: number, depth: 8 | 16 = 8) =>
  pictureOf(1, 1, () => [value, value, value], depth)

test('10 % brighter raises middle values by 10 % and keeps white white', () => {
  expect(pixelAt(run(grey(100), tone('brightness', 0.1)), 0, 0)).toEqual([110, 110, 110, 255])
  expect(pixelAt(run(grey(255), tone('brightness', 0.5)), 0, 0)).toEqual([255, 255, 255, 255])
})

test('brightening keeps bright detail apart instead of cutting it off', () => {
  const bright = pictureOf(4, 1, (x) => [205 + x * 15, 205 + x * 15, 205 + x * 15])
  const done = run(bright, tone('brightness', 0.3))
  const values = [0, 1, 2, 3].map((x) => pixelAt(done, x, 0)[0] ?? 0)
  expect(new Set(values).size).toBe(4)
  expect(values.every((value) => value <= 255)).toBe(true)
})

test('10 % darker lowers every value by 10 %', () => {
  expect(pixelAt(run(grey(200), tone('brightness', -0.1)), 0, 0)).toEqual([180, 180, 180, 255])
})

test('one stop doubles the light of middle grey', () => {
  // 118 is 18 % light; 36 % light is 162.
  const brighter = run(grey(118), { kind: 'exposure', amount: 1, place: null })
  expect(pixelAt(brighter, 0, 0)).toEqual([162, 162, 162, 255])
})

test('the shoulder never folds or leaves the range', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (gain, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const [from, to] = [gainWithShoulder(low, gain), gainWithShoulder(high, gain)]
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(1)
        expect(to).toBeGreaterThanOrEqual(from - 1e-12)
      },
    ),
  )
})

test('more contrast keeps black, middle and white, and spreads what is between', () => {
  const steps = pictureOf(4, 1, (x) => {
    const value = [0, 96, 160, 255][x] ?? 0
    return [value, value, value]
  })
  const done = run(steps, tone('contrast', 0.5))
  expect([0, 1, 2, 3].map((x) => pixelAt(done, x, 0)[0])).toEqual([0, 83, 173, 255])
})

test('no saturation leaves each pixel at its own luma', () => {
  const red = pictureOf(1, 1, () => [200, 50, 10])
  const luma = Math.round(0.2126 * 200 + 0.7152 * 50 + 0.0722 * 10)
  expect(pixelAt(run(red, tone('saturation', -1)), 0, 0)).toEqual([luma, luma, luma, 255])
})

test('more saturation keeps luma and hue, also where a channel would leave the range', () => {
  const strong = pictureOf(1, 1, () => [250, 120, 40])
  const [r = 0, g = 0, b = 0] = pixelAt(run(strong, tone('saturation', 3)), 0, 0)
  const luma = (red: number, green: number, blue: number) =>
    0.2126 * red + 0.7152 * green + 0.0722 * blue
  expect(Math.abs(luma(r, g, b) - luma(250, 120, 40))).toBeLessThan(1)
  expect(r).toBe(255)
  expect((r - g) / (g - b)).toBeCloseTo((250 - 120) / (120 - 40), 1)
})

test('vibrance moves a weak colour more than a strong one', () => {
  const pair = pictureOf(2, 1, (x) => (x === 0 ? [130, 120, 110] : [220, 60, 40]))
  const done = run(pair, { kind: 'vibrance', amount: 0.5, place: null })
  const gained = (x: number) => {
    const [r = 0, , b = 0] = pixelAt(done, x, 0)
    const [oldR = 0, , oldB = 0] = pixelAt(pair, x, 0)
    return (r - b) / (oldR - oldB)
  }
  expect(gained(0)).toBeGreaterThan(1.3)
  expect(gained(1)).toBeLessThan(1.12)
})

test('warmer raises red, lowers blue and keeps the luminance of grey', () => {
  const [r = 0, g = 0, b = 0] = pixelAt(run(grey(128), tone('warmth', 0.5)), 0, 0)
  expect(r).toBeGreaterThan(128)
  expect(b).toBeLessThan(128)
  const light = (v: number) => ((v / 255 + 0.055) / 1.055) ** 2.4
  const luminance = 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)
  expect(luminance).toBeCloseTo(light(128), 2)
})

test('cooler does the opposite', () => {
  const [r = 0, , b = 0] = pixelAt(run(grey(128), tone('warmth', -0.5)), 0, 0)
  expect(r).toBeLessThan(128)
  expect(b).toBeGreaterThan(128)
})

test.each(['shadows', 'highlights'] as const)(
  '%s curves are monotone and keep both ends',
  (kind) => {
    for (const amount of [-1, -0.5, 0.5, 1]) {
      const ramp = pictureOf(256, 1, (x) => [x, x, x])
      const done = run(ramp, { kind, amount, place: null })
      const values = Array.from({ length: 256 }, (_, x) => pixelAt(done, x, 0)[0] ?? -1)
      expect(values).toEqual([...values].sort((a, b) => a - b))
      expect([values[0], values[255]]).toEqual([0, 255])
    }
  },
)

test('lifting the shadows leaves bright tones within one value', () => {
  const pair = pictureOf(2, 1, (x) => (x === 0 ? [40, 40, 40] : [220, 220, 220]))
  const done = run(pair, { kind: 'shadows', amount: 0.5, place: null })
  expect(pixelAt(done, 0, 0)[0]).toBeGreaterThan(60)
  expect(Math.abs((pixelAt(done, 1, 0)[0] ?? 0) - 220)).toBeLessThanOrEqual(1)
})

test('black and white gives the grey of the same luminance', () => {
  const green = pictureOf(1, 1, () => [0, 255, 0])
  const done = run(green, { kind: 'black-and-white', amount: 1, place: null })
  // 0.7152 of the light encodes to 220.
  expect(pixelAt(done, 0, 0)).toEqual([220, 220, 220, 255])
})

const pointwise: readonly PixelOperation[] = [
  tone('brightness', 0.3),
  { kind: 'exposure', amount: -1, place: null },
  tone('contrast', -0.4),
  tone('saturation', 0.6),
  { kind: 'vibrance', amount: 0.6, place: null },
  tone('warmth', 0.8),
  { kind: 'shadows', amount: 0.7, place: null },
  { kind: 'highlights', amount: -0.7, place: null },
  { kind: 'golden-hour', amount: 1, place: null },
  { kind: 'black-and-white', amount: 1, place: null },
  { kind: 'sepia', amount: 1, place: null },
  { kind: 'invert', amount: 1, place: null },
  { kind: 'tint', color: { r: 20, g: 90, b: 200, name: 'blue' }, amount: 0.4, place: null },
  { kind: 'recolor', color: { r: 20, g: 90, b: 200, name: 'blue' }, amount: 1, place: null },
  { kind: 'sharpness', amount: 1, place: null },
  { kind: 'clarity', amount: 0.5, place: null },
  { kind: 'vignette', amount: 0.6, place: null },
  { kind: 'blur', amount: 0.5, radiusPx: 6, place: null },
]

test.each(pointwise)('$kind keeps alpha, and changes colours', (operation) => {
  const picture = colorful(24, 16, 8, true)
  const done = run(picture, operation)
  const alphas = (of: Picture) => [...of.data].filter((_, i) => i % 4 === 3)
  expect(alphas(done)).toEqual(alphas(picture))
  expect(done.data).not.toEqual(picture.data)
})

test('golden hour makes grey clearly golden and keeps its brightness', () => {
  const [r = 0, g = 0, b = 0] = pixelAt(
    run(grey(128), { kind: 'golden-hour', amount: 1, place: null }),
    0,
    0,
  )
  expect(r - g).toBeGreaterThanOrEqual(10)
  expect(g - b).toBeGreaterThanOrEqual(15)
  expect(Math.abs(0.2126 * r + 0.7152 * g + 0.0722 * b - 128)).toBeLessThan(8)
})

// The golden hour is five steps: in 8 bit each one rounds, which is why the provider runs it in 16.
test.each(pointwise.filter(({ kind }) => kind !== 'golden-hour'))(
  '$kind means the same at both depths',
  (operation) => {
    const in8 = run(colorful(), operation)
    const in16 = toDepth(run(colorful(24, 16, 16), operation), 8)
    for (let i = 0; i < in8.data.length; i++) {
      expect(Math.abs((in8.data[i] ?? 0) - (in16.data[i] ?? 0))).toBeLessThanOrEqual(1)
    }
    expect(maxWord(in8.depth)).toBe(255)
  },
)

const neutral: PixelOperation = { kind: 'neutral-light', amount: 1, place: null }

test('neutral light makes the average colour grey and leaves a neutral picture as it is', () => {
  const [r = 0, g = 0, b = 0] = pixelAt(
    run(
      pictureOf(4, 1, () => [150, 125, 90]),
      neutral,
    ),
    2,
    0,
  )
  expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThanOrEqual(1)
  expect(Math.abs(g - 128)).toBeLessThanOrEqual(2)
  const greys = pictureOf(16, 16, (x, y) => [x + y * 16, x + y * 16, x + y * 16])
  expect(run(greys, neutral).data).toEqual(greys.data)
})

test('neutral light of a place is measured there, and black stays black', () => {
  const place = { name: 'left half', left: 0, top: 0, right: 0.5, bottom: 1 }
  const picture = pictureOf(40, 1, (x) => (x < 20 ? [100, 100, 100] : [200, 40, 40]))
  expect(run(picture, { ...neutral, place } as PixelOperation).data).toEqual(picture.data)
  expect(run(grey(0), neutral).data).toEqual(grey(0).data)
})
