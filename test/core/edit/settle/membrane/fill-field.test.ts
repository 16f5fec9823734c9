import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillField } from '../../../../../core/edit/settle/membrane/fill-field.ts'
import { finish } from '../../../../../core/steps.ts'

/** A field of which the weight and the value of each place are told by its coordinates. */
function fill(
  width: number,
  height: number,
  at: (x: number, y: number) => { value: number; weight: number },
  tension = 8,
): Float32Array | null {
  const values = new Float32Array(width * height * 3)
  const weights = new Float32Array(width * height)
  for (let i = 0; i < weights.length; i++) {
    const { value, weight } = at(i % width, Math.floor(i / width))
    values.fill(value, i * 3, i * 3 + 3)
    weights[i] = weight
  }
  return finish(fillField({ width, height }, values, weights, tension))
}

test('equal values give that value everywhere, however few there are', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      fc.constantFrom(0.01, 0.5, 1),
      (width, height, place, weight) => {
        const only = place % (width * height)
        const field = fill(width, height, (x, y) => ({
          value: 0.25,
          weight: y * width + x === only ? weight : 0,
        }))
        for (const value of field!) expect(value).toBeCloseTo(0.25, 5)
      },
    ),
    { numRuns: 60 },
  )
})

test('nothing known gives no field', () => {
  expect(fill(5, 4, () => ({ value: 1, weight: 0 }))).toBeNull()
})

test('a plane that is known around a hole goes on in it', () => {
  const plane = (x: number, y: number): number => 0.01 * x - 0.02 * y
  const field = fill(48, 40, (x, y) => ({
    value: plane(x, y),
    weight: x > 14 && x < 33 && y > 10 && y < 29 ? 0 : 1,
  }))!
  for (let y = 12; y < 28; y++) {
    for (let x = 16; x < 32; x++) {
      expect(Math.abs(field[(y * 48 + x) * 3]! - plane(x, y))).toBeLessThan(0.012)
    }
  }
})

test('inside a hole no value is beyond those around it', () => {
  const field = fill(32, 32, (x, y) => ({
    value: x < 16 ? -1 : 1,
    weight: x === 0 || y === 0 || x === 31 || y === 31 ? 1 : 0,
  }))!
  expect(Math.max(...field)).toBeLessThanOrEqual(1)
  expect(Math.min(...field)).toBeGreaterThanOrEqual(-1)
  expect(Math.abs(field[(16 * 32 + 15) * 3]! + field[(15 * 32 + 16) * 3]!)).toBeLessThan(0.02)
})

test('a tighter membrane follows noise less', () => {
  const noisy = (tension: number): number => {
    const field = fill(64, 64, (x, y) => ({ value: (x + y) % 2, weight: 1 }), tension)!
    return Math.max(...field.map((value) => Math.abs(value - 0.5)))
  }
  expect(noisy(1)).toBeGreaterThan(noisy(30))
  expect(noisy(30)).toBeLessThan(0.02)
})
