import { expect, test } from 'vitest'
import { LeastSquares } from '../../../../../core/edit/settle/least-squares.ts'
import type { Differences } from '../../../../../core/edit/settle/localisation/differences.ts'
import { filledField } from '../../../../../core/edit/settle/localisation/filled-field.ts'
import { sureness } from '../../../../../core/edit/settle/localisation/plain-parts.ts'
import { placesOf, sampleRow } from '../../../../../core/edit/settle/localisation/sample-row.ts'
import { usualSpread } from '../../../../../core/edit/settle/localisation/usual-spread.ts'
import { createPlane } from '../../../../../core/image/plane/plane.ts'
import { finish } from '../../../../../core/steps.ts'

const width = 120
const height = 100
const count = width * height

/** Numbers that are spread normally, nearly: twelve even ones a number. */
function normal(i: number): number {
  let sum = -6
  let state = (i + 1) * 2_654_435_761
  for (let k = 0; k < 12; k++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    sum += state / 2 ** 32
  }
  return sum
}

function differencesOf(valueAt: (i: number) => number): Differences {
  const plane = () => Float32Array.from({ length: count }, (_, i) => valueAt(i))
  const lightness = new Float32Array(count).fill(50)
  return {
    ...{ width, height, side: 1, l: plane(), a: plane(), b: plane() },
    parent: { width, height, side: 1, l: lightness, a: lightness, b: lightness },
    steepness: new Float32Array(count).fill(2),
    inside: new Uint8Array(count),
  }
}

const everywhere = new Uint8Array(count).fill(1)

for (const share of [0.35, 0.68]) {
  test(`the usual spread is the standard deviation, also when a few squares changed, by the quantile ${share}`, () => {
    const noisy = differencesOf((i) => 1.6 * normal(i))
    const { l, classOf } = finish(usualSpread(noisy, everywhere, share))
    expect(l[classOf[0]!]).toBeGreaterThan(1.5)
    expect(l[classOf[0]!]).toBeLessThan(1.7)
    const changed = differencesOf((i) => (i % 20 === 0 ? 30 : 1.6 * normal(i)))
    const robust = finish(usualSpread(changed, everywhere, share))
    expect(robust.l[robust.classOf[0]!]).toBeLessThan(1.9)
  })
}

test('a class without squares has the spread of the next flatter ones', () => {
  const noisy = differencesOf((i) => 1.6 * normal(i))
  const { l, classOf } = finish(usualSpread(noisy, everywhere, 0.68))
  expect(l[l.length - 1]).toBeCloseTo(l[classOf[0]!]!, 1)
})

test('constant squares give constant rows, and rows rise evenly between two squares', () => {
  const row = new Float32Array(10)
  const places = placesOf(10, 3, 4)
  const constant = createPlane({ width: 4, height: 2 }, new Float32Array(8).fill(0.7))
  sampleRow(constant, 3, 3, places, row)
  for (const value of row) expect(value).toBeCloseTo(0.7, 6)
  const rising = createPlane({ width: 4, height: 1 }, Float32Array.of(0, 3, 6, 9))
  sampleRow(rising, 0, 3, places, row)
  expect([...row].map((value) => Math.round(value))).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8])
  const single = createPlane({ width: 1, height: 1 }, Float32Array.of(5))
  sampleRow(single, 0, 20, placesOf(10, 20, 1), row)
  expect([...row]).toEqual(new Array(10).fill(5))
})

test('a field is filled from what there is, and a constant stays that constant', () => {
  const size = { width: 7, height: 5 }
  const weights = createPlane(size)
  const sums = createPlane(size)
  for (const i of [0, 12, 34]) {
    weights.data[i] = 60
    sums.data[i] = 60 * 2.5
  }
  for (const value of filledField(sums, weights).data) expect(value).toBeCloseTo(2.5, 5)
  const nothing = filledField(createPlane(size), createPlane(size))
  expect([...nothing.data]).toEqual(new Array(35).fill(0))
})

test('a plain part is sure, and one that is small and faint is likely', () => {
  const strong = differencesOf(() => 20)
  const marked = new Uint8Array(count)
  for (let y = 10; y < 50; y++) marked.fill(1, y * width + 10, y * width + 50)
  marked.fill(1, 90 * width + 100, 90 * width + 106)
  const sure = finish(sureness(strong, marked))
  expect([sure[20 * width + 20], sure[90 * width + 103], sure[0]]).toEqual([255, 128, 0])
})

test('least squares find a line, and lean to 0 by the pull', () => {
  const line = new LeastSquares(2)
  for (let x = 0; x < 10; x++) line.add(Float64Array.of(1, x), 3 - 2 * x, 1)
  const [offset, slope] = line.solve(1e-9)
  expect(offset).toBeCloseTo(3, 6)
  expect(slope).toBeCloseTo(-2, 6)
  expect(Math.abs(line.solve(1e9)[1]!)).toBeLessThan(1e-5)
  expect([...new LeastSquares(2).solve(1)]).toEqual([0, 0])
})
