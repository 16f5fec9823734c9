import { expect, test } from 'vitest'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { driftPicture } from './drift.ts'
import { type DriftFamily, driftBounds } from './levels.ts'
import { blurPaint, type Paint } from './paint.ts'
import { createRandom } from './random.ts'
import { createSmoothField } from './smooth-field.ts'

const size = { width: 160, height: 120 }

/** One bright dot on a ground. */
function dot(x: number, y: number): Picture {
  const picture = createPicture(size, 8)
  picture.data.fill(255)
  for (let i = 0; i < size.width * size.height; i++) picture.data.fill(40, i * 4, i * 4 + 3)
  for (let row = y - 2; row <= y + 2; row++) {
    for (let column = x - 2; column <= x + 2; column++) {
      const at = (row * size.width + column) * 4
      picture.data.fill(230, at, at + 3)
    }
  }
  return picture
}

/** Where the light above the ground has its middle. */
function middleOfLight({ width, height, data }: Picture, ground: number): [number, number] {
  let sum = 0
  let across = 0
  let down = 0
  for (let i = 0; i < width * height; i++) {
    const light = Math.max(0, (data[i * 4 + 1] as number) - ground)
    sum += light
    across += light * ((i % width) + 0.5)
    down += light * (Math.floor(i / width) + 0.5)
  }
  return [across / sum, down / sum]
}

test('the same seed gives the same answer, another seed another one', async () => {
  const first = await driftPicture(dot(50, 40), { level: 'typical', seed: 1 })
  const again = await driftPicture(dot(50, 40), { level: 'typical', seed: 1 })
  const other = await driftPicture(dot(50, 40), { level: 'typical', seed: 2 })
  expect(again.picture.data).toEqual(first.picture.data)
  expect(other.picture.data).not.toEqual(first.picture.data)
})

test.each([
  'affine',
  'rotation',
  'perspective',
  'widen-and-crop',
  'parallax',
] satisfies DriftFamily[])('things lie where the truth says they do: %s', async (family) => {
  for (const [x, y] of [
    [50, 40],
    [110, 70],
  ] as const) {
    const options = { level: 'severe', seed: 3, family, size: { width: 224, height: 168 } } as const
    const { picture, shows } = await driftPicture(dot(x, y), options)
    const [foundX, foundY] = middleOfLight(picture, 110)
    const [trueX, trueY] = shows(x + 0.5, y + 0.5)
    // Where parts move against each other the dot itself is stretched, and its middle with it.
    const within = family === 'parallax' ? 0.6 : 0.35
    expect(Math.hypot(foundX - trueX, foundY - trueY)).toBeLessThan(within)
  }
})

test('what is left beside the alignment has no shift, scale or turn of its own', async () => {
  const { warp } = await driftPicture(dot(50, 40), { level: 'severe', seed: 5, family: 'rotation' })
  const sums = { shift: 0, scale: 0, turn: 0 }
  let count = 0
  for (let y = 2; y < size.height; y += 4) {
    for (let x = 2; x < size.width; x += 4) {
      const [dx, dy] = warp(x, y)
      sums.shift += dx + dy
      sums.scale += dx * (x - size.width / 2)
      sums.turn += dy * (x - size.width / 2) - dx * (y - size.height / 2)
      count++
    }
  }
  for (const sum of Object.values(sums)) expect(Math.abs(sum / count)).toBeLessThan(0.2)
})

test('a size and a format are what comes back', async () => {
  for (const format of ['png', 'jpeg', 'webp', 'none'] as const) {
    const options = { level: 'mild', seed: 1, size: { width: 99, height: 77 }, format } as const
    const { picture } = await driftPicture(dot(50, 40), options)
    expect([picture.width, picture.height, picture.depth]).toEqual([99, 77, 8])
  }
})

test('a look is laid over the whole frame before it drifts', async () => {
  const dark = createPicture(size, 8)
  const everywhere = () => dark
  const { picture } = await driftPicture(dot(50, 40), { level: 'mild', seed: 1, everywhere })
  expect(Math.max(...picture.data.filter((_, i) => i % 4 !== 3))).toBeLessThan(20)
})

test('a blur keeps a constant', () => {
  const data = new Float32Array(40 * 30 * 3).fill(77)
  const paint: Paint = { width: 40, height: 30, data }
  for (const value of blurPaint(paint, 2.7).data) expect(value).toBeCloseTo(77, 3)
})

test('a smooth field has the spread that was asked for, and no mean', () => {
  let sum = 0
  let squares = 0
  let count = 0
  for (let seed = 0; seed < 200; seed++) {
    const field = createSmoothField(createRandom(seed), size, { cell: 40, sigma: 3 })
    for (const [x, y] of [
      [11, 17],
      [83, 95],
      [140, 40],
    ] as const) {
      const value = field(x, y)
      sum += value
      squares += value * value
      count++
    }
  }
  expect(Math.abs(sum / count)).toBeLessThan(0.4)
  expect(Math.sqrt(squares / count)).toBeGreaterThan(2.6)
  expect(Math.sqrt(squares / count)).toBeLessThan(3.4)
})

test('levels drift the more, the worse they are called', () => {
  const { mild, typical, severe } = driftBounds
  for (const name of ['scale', 'shift', 'gamma', 'gain', 'blur', 'texture', 'noise'] as const) {
    expect(mild[name]).toBeLessThan(typical[name])
    expect(typical[name]).toBeLessThan(severe[name])
  }
})
