import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareLooks } from '../../../../core/guide/look/compare-looks.ts'
import { lookAxes } from '../../../../core/guide/look/look-axis.ts'
import { movementBetween } from '../../../../core/guide/look/movement-between.ts'
import type { Picture } from '../../../../core/image/picture.ts'
import { resample } from '../../../../core/image/resample.ts'
import { driftPicture } from '../../../support/drift/drift.ts'
import { coffee, lookOf, repainted, warmer, withBox } from './pictures.ts'

// Smaller than it is, so that it is measured quickly.
const photo = resample(coffee(), { width: 300, height: 200 })
const look = lookOf(photo)
const movementTo = (picture: Picture) => movementBetween(look, lookOf(picture))
const amounts = (picture: Picture) => movementTo(picture).amounts

test('a picture has not moved from itself', () => {
  const { amounts: still, rebuilt } = movementBetween(look, look)
  for (const axis of lookAxes) expect(still[axis]).toBeCloseTo(0, 9)
  expect(rebuilt).toBe(0)
  expect(compareLooks(look, look)).toEqual([])
})

test('the way back is the same with the other sign', () => {
  const share = fc.double({ min: -0.1, max: 0.1, noNaN: true })
  fc.assert(
    fc.property(share, share, (warmth, light) => {
      const other = lookOf(
        repainted(photo, (color) => {
          const [r, g, b] = warmer(warmth)(color)
          return [r * (1 + light), g * (1 + light), b * (1 + light)]
        }),
      )
      const there = movementBetween(look, other).amounts
      const back = movementBetween(other, look).amounts
      for (const axis of lookAxes) {
        const sign = axis === 'palette' ? 1 : -1
        expect(there[axis]).toBeCloseTo(sign * (back[axis] ?? 0), 6)
      }
    }),
    { numRuns: 4 },
  )
})

test('a warmer light is warmer, and nothing but what goes with it', () => {
  const { warmth, brightness, contrast, palette, sharpness, noise } = amounts(
    repainted(photo, warmer(0.06)),
  )
  expect(warmth).toBeGreaterThan(2)
  expect(Math.abs(brightness ?? 9)).toBeLessThan(1.5)
  expect(Math.abs(contrast ?? 9)).toBeLessThan(1)
  expect(palette).toBeLessThan(0.7)
  expect(Math.abs(sharpness ?? 9)).toBeLessThan(0.05)
  expect(Math.abs(noise ?? 9)).toBeLessThan(0.3)
})

test('more contrast is told from more light, and less colour from another cast', () => {
  const scaled = (by: number, around: number) =>
    amounts(repainted(photo, (color) => color.map((v) => (v - around) * by + around) as never))
  expect(scaled(1.15, 118).contrast).toBeGreaterThan(3)
  expect(Math.abs(scaled(1.15, 118).brightness ?? 9)).toBeLessThan(1.5)
  expect(scaled(1.08, 0).brightness).toBeGreaterThan(2)
  const paler = amounts(
    repainted(photo, (color) => {
      const grey = color[0] * 0.21 + color[1] * 0.72 + color[2] * 0.07
      return color.map((v) => grey + (v - grey) * 0.7) as never
    }),
  )
  expect(paler.saturation).toBeLessThan(-2)
})

test('a thing that is put in counts for the palette, and for nothing else', () => {
  const { amounts: moved, rebuilt } = movementTo(repainted(photo, withBox(photo, 0.4, 0.65)))
  expect(moved.palette).toBeGreaterThan(3)
  for (const axis of ['warmth', 'tint', 'brightness', 'contrast', 'saturation'] as const) {
    expect(Math.abs(moved[axis] ?? 9)).toBeLessThan(0.5)
  }
  expect(Math.abs(moved.sharpness ?? 9)).toBeLessThan(0.05)
  expect(rebuilt).toBeGreaterThan(0.03)
  expect(rebuilt).toBeLessThan(0.12)
})

test('a cast or another exposure leaves every part what it was; half a picture that is exchanged does not', () => {
  for (const paint of [warmer(-0.3), (color: readonly number[]) => color.map((v) => v * 0.5)]) {
    expect(movementTo(repainted(photo, paint as never)).rebuilt).toBeLessThan(0.15)
  }
  const sky = movementTo(
    repainted(photo, (color, x, y) => (y < 100 ? [150 + x / 8, 180, 230 - y / 3] : color)),
  )
  expect(sky.rebuilt).toBeGreaterThan(0.35)
})

test('a quarter of the picture in a strong colour makes the rest no more colourful', () => {
  const { amounts: moved, rebuilt } = movementTo(repainted(photo, withBox(photo, 0.5, 1)))
  expect(rebuilt).toBeCloseTo(0.25, 1)
  expect(Math.abs(moved.saturation ?? 9)).toBeLessThan(0.5)
  expect(moved.palette).toBeGreaterThan(15)
})

test('dark parts that are exchanged for light ones are no loss of contrast', () => {
  const dark = look.cells.l.map((l) => l ?? 0)
  const limit = [...dark].sort((one, other) => one - other)[Math.floor(dark.length / 4)] as number
  const l = dark.map((value) => (value < limit ? value + 60 : value))
  const moved = movementBetween(look, { ...look, cells: { ...look.cells, l } })
  expect(moved.rebuilt).toBeCloseTo(0.25, 1)
  expect(Math.abs(moved.amounts.contrast ?? 9)).toBeLessThan(0.5)
})

test('light that changes in a part counts by its share', () => {
  const part = (share: number) =>
    amounts(repainted(photo, (color, x) => (x < photo.width * share ? warmer(0.06)(color) : color)))
      .warmth ?? 0
  expect(part(0.33)).toBeGreaterThan(0.15 * part(1))
  expect(part(0.33)).toBeLessThan(0.5 * part(1))
})

test('what a provider does to a whole picture is softness and a cast, and no other colours', async () => {
  const { picture } = await driftPicture(photo, { level: 'mild', seed: 1 })
  const moved = amounts(picture)
  expect(moved.sharpness).toBeLessThan(-0.1)
  expect(moved.palette).toBeLessThan(0.5)
  const words = compareLooks(look, lookOf(picture)).map(({ words: said }) => said)
  expect(words.join(' · ')).toMatch(/% softer/)
  expect(words.join(' · ')).toMatch(/ΔE (colder|greener)/)
})

test('pictures of another frame are not compared part by part', () => {
  const strip = { ...look, cells: { ...look.cells, rows: 3 } }
  const { amounts: moved, rebuilt } = movementBetween(look, strip)
  expect(moved.warmth).toBe(null)
  expect(rebuilt).toBe(null)
})
