import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deltaE00 } from '../../../../core/image/color/delta-e.ts'
import { labOf } from '../../../../core/image/color/lab.ts'
import { createPicture, type Picture, toDepth } from '../../../../core/image/picture.ts'
import { rectOf } from '../../../../core/image/rect.ts'
import { resample } from '../../../../core/image/resample.ts'
import { createMask } from '../../../../core/mask/mask.ts'
import { arbitraryAlpha, arbitraryDepth, pictureOf } from '../arbitrary-picture.ts'
import { carried, mapped, meanDifference, paint, photograph } from './detail/carried.ts'

const size = { width: 240, height: 180 }
const half = { width: 120, height: 90 }
const parent = photograph(size)

/** What comes back of a picture that a provider answers at half the size, at 16 bit. */
function softened(picture: Picture): Picture {
  return resample(toDepth(resample(picture, half), 16), picture)
}

/** A rectangle in the middle, and the rest as it must stay. */
function middle(x: number, y: number): boolean {
  return x >= 60 && x < 180 && y >= 50 && y < 130
}

const region = createMask(
  rectOf(size),
  Uint8Array.from({ length: size.width * size.height }, (_, i) =>
    middle(i % size.width, Math.floor(i / size.width)) ? 255 : 0,
  ),
)

test('a candidate that is the parent gives the parent, word for word, at either depth', () => {
  expect(carried(parent, { parent }).data).toEqual(parent.data)
  const deep = toDepth(parent, 16)
  expect(carried(deep, { parent }).data).toEqual(deep.data)
  expect(carried(deep, { parent: deep }).data).toEqual(deep.data)
})

test('an answer that is only softer gets the parent’s detail back', () => {
  const soft = softened(parent)
  const result = carried(soft, { parent, answered: half })
  expect(meanDifference(soft, parent)).toBeGreaterThan(2.5)
  expect(meanDifference(result, parent)).toBeLessThan(0.5)
})

test('an answer that is only softer stays within a word of the parent where that is smooth', () => {
  const smooth = paint(size, 8, (x, y) => [90 + x / 3, 200 - y / 2, 120 + 30 * Math.sin(x / 40)])
  const result = carried(softened(smooth), { parent: smooth, answered: half })
  const words = toDepth(smooth, 16)
  const worst = Array.from(result.data).reduce(
    (most, word, i) => Math.max(most, Math.abs(word - (words.data[i] as number))),
    0,
  )
  expect(worst / 257).toBeLessThan(1)
})

test('a look that was answered at half the size is as sharp as the parent', () => {
  const look = (value: number, channel: number) =>
    255 * (value / 255) ** ([0.75, 0.9, 1.35][channel] as number)
  const ideal = mapped(toDepth(parent, 16), look)
  const answer = resample(mapped(toDepth(resample(parent, half), 16), look), size)
  const result = carried(answer, { parent, answered: half })
  let sum = 0
  let count = 0
  for (let pos = 0; pos < result.data.length; pos += 4 * 7, count++) {
    sum += deltaE00(...labAt(ideal, pos), ...labAt(result, pos))
  }
  expect(sum / count).toBeLessThan(1)
  expect(meanDifference(result, ideal)).toBeLessThan(meanDifference(answer, ideal) / 4)
})

test('a part in another colour keeps the parent’s detail', () => {
  const dye = (value: number, channel: number) =>
    value * ([0.7, 1, 0.8][channel] as number) + ([10, 5, 40][channel] as number)
  const ideal = paint(size, 8, (x, y) => {
    const color = colorAt(parent, x, y)
    return middle(x, y) ? [dye(color[0], 0), dye(color[1], 1), dye(color[2], 2)] : color
  })
  const answer = softened(ideal)
  const result = carried(answer, { parent, answered: half, coverage: region })
  const inside = (x: number, y: number) => middle(x - 8, y - 8) && middle(x + 8, y + 8)
  expect(meanDifference(answer, ideal, inside)).toBeGreaterThan(2)
  expect(meanDifference(result, ideal, inside)).toBeLessThan(0.6)
})

test('a replaced texture stays the provider’s', () => {
  const ideal = paint(size, 8, (x, y) =>
    middle(x, y)
      ? [150 + 60 * Math.sin(x / 2.3), 90 + 50 * Math.sin((x + y) / 3), 60 + 40 * Math.cos(y / 2)]
      : colorAt(parent, x, y),
  )
  const answer = softened(ideal)
  const result = carried(answer, { parent, answered: half, coverage: region })
  const inside = (x: number, y: number) => middle(x - 8, y - 8) && middle(x + 8, y + 8)
  expect(meanDifference(result, answer, inside)).toBe(0)
})

test('nothing is done where coverage is 0, nor for a provider that answers pixel for pixel', () => {
  const answer = softened(parent)
  const before = answer.data.slice()
  const result = carried(answer, { parent, answered: half, coverage: region })
  expect(meanDifference(result, answer, (x, y) => !middle(x, y))).toBe(0)
  expect(meanDifference(result, answer, middle)).toBeGreaterThan(1)
  expect(answer.data).toEqual(before)
  expect(carried(answer, { parent, answered: half, faithful: true })).toBe(answer)
})

test('a ramp stays a ramp under any curve', () => {
  const ramp = paint({ width: 200, height: 40 }, 8, (x) => [x * 1.2, x * 1.2, x * 1.2])
  for (const power of [0.4, 1, 2.2]) {
    const deep = mapped(toDepth(ramp, 16), (value) => 255 * (value / 255) ** power)
    const answer = resample(resample(deep, { width: 100, height: 20 }), ramp)
    const { data } = carried(answer, { parent: ramp, answered: { width: 100, height: 20 } })
    for (let x = 1; x < 200; x++) {
      expect(data[(20 * 200 + x) * 4]).toBeGreaterThanOrEqual(
        data[(20 * 200 + x - 1) * 4] as number,
      )
    }
  }
})

test('alpha stays, and colours under a transparent parent stay the provider’s', () => {
  const clear = createPicture(size, 8, parent.data.slice() as Uint8Array)
  for (let i = 0; i < size.width * 60; i++) clear.data[i * 4 + 3] = 0
  const answer = softened(parent)
  const result = carried(answer, { parent: clear, answered: half })
  expect(meanDifference(result, answer, (_, y) => y < 60)).toBe(0)
  expect(meanDifference(result, parent, (_, y) => y >= 70)).toBeLessThan(0.6)
  for (let pos = 3; pos < result.data.length; pos += 4) expect(result.data[pos]).toBe(65535)
})

test('crops of any size, depth and alpha are carried', () => {
  const sides = fc.record({
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
  })
  const pictures = fc
    .tuple(sides, sides, arbitraryDepth, arbitraryAlpha)
    .chain(([at, answered, depth, alpha]) =>
      fc.tuple(pictureOf(at, depth, alpha), pictureOf(at, 16, alpha), fc.constant(answered)),
    )
  fc.assert(
    fc.property(pictures, ([source, answer, answered]) => {
      const result = carried(answer, { parent: source, answered })
      for (let pos = 3; pos < result.data.length; pos += 4) {
        expect(result.data[pos]).toBe(answer.data[pos])
      }
      expect(carried(toDepth(source, 16), { parent: source, answered }).data).toEqual(
        toDepth(source, 16).data,
      )
    }),
    { numRuns: 60 },
  )
})

function colorAt({ width, data }: Picture, x: number, y: number): [number, number, number] {
  const pos = (y * width + x) * 4
  return [data[pos] as number, data[pos + 1] as number, data[pos + 2] as number]
}

function labAt({ data }: Picture, pos: number): [number, number, number] {
  const [red, green, blue] = [0, 1, 2].map((k) => (data[pos + k] as number) / 65535)
  return labOf(red as number, green as number, blue as number)
}
