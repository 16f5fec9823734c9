import { expect, test } from 'vitest'
import type { Picture } from '../../../../../core/image/picture.ts'
import type { Rect, Size } from '../../../../../core/image/rect.ts'
import { createMask, type Mask } from '../../../../../core/mask/mask.ts'
import type { PixelOperation, Place, Rgb } from '../../../../../core/providers/local/operation.ts'
import { frameOf } from '../../../../../core/providers/local/operations/crop.ts'
import { runOperation } from '../../../../../core/providers/local/operations/run-operation.ts'
import { halfAlong, placeAlong } from '../../../../../core/providers/local/words/place-words.ts'
import { colorful, pictureOf, pixelAt } from '../local-request.ts'

interface Where {
  readonly mask?: Mask
  readonly crop?: Rect
  readonly whole?: Size
}

function run(picture: Picture, operation: PixelOperation, where: Where = {}): Picture {
  const canvas = { ...picture, data: picture.data.slice() } as Picture
  const context = { mask: null, crop: { x: 0, y: 0, ...picture }, whole: picture, ...where }
  for (const _ of runOperation(canvas, operation, context));
  return canvas
}

function maskWhere(width: number, height: number, inside: (x: number, y: number) => boolean): Mask {
  const mask = createMask({ x: 0, y: 0, width, height })
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) mask.data[y * width + x] = inside(x, y) ? 255 : 0
  }
  return mask
}

const blur = (radiusPx: number): PixelOperation => ({
  kind: 'blur',
  amount: 1,
  radiusPx,
  place: null,
})
const cream: Rgb = { r: 247, g: 232, b: 207, name: 'warm cream' }
const upperThird: Place = placeAlong('top', 1 / 3, 'upper third')

test.each([8, 16] as const)('a blur of one colour is that colour, at %i bit', (depth) => {
  const flat = pictureOf(40, 30, () => (depth === 8 ? [13, 130, 201] : [3001, 40777, 65000]), depth)
  expect(run(flat, blur(12)).data).toEqual(flat.data)
})

test('a blurred background takes nothing from the subject in front of it', () => {
  // A blue background around a pure red subject of 20 × 20 in the middle.
  const inSubject = (x: number, y: number) => x >= 20 && x < 40 && y >= 20 && y < 40
  const scene = pictureOf(60, 60, (x, y) => (inSubject(x, y) ? [255, 0, 0] : [0, 60, 200]))
  const mask = maskWhere(60, 60, (x, y) => !inSubject(x, y))
  expect(run(scene, blur(16), { mask }).data).toEqual(scene.data)
  expect(run(scene, blur(16)).data).not.toEqual(scene.data)
})

test('a half-covered border lends half of its weight', () => {
  const scene = pictureOf(3, 1, (x) => (x === 0 ? [255, 255, 255] : [0, 0, 0]))
  const full = run(scene, blur(2), {
    mask: createMask({ x: 0, y: 0, width: 3, height: 1 }, new Uint8Array([255, 255, 255])),
  })
  const half = run(scene, blur(2), {
    mask: createMask({ x: 0, y: 0, width: 3, height: 1 }, new Uint8Array([128, 255, 255])),
  })
  expect(pixelAt(half, 1, 0)[0]).toBeLessThan(pixelAt(full, 1, 0)[0] ?? 0)
  expect(pixelAt(half, 1, 0)[0]).toBeGreaterThan(0)
})

test('transparent pixels lend no colour to a blur', () => {
  const scene = pictureOf(20, 1, (x) => (x < 10 ? [0, 0, 0, 0] : [200, 100, 50]))
  expect(pixelAt(run(scene, blur(8)), 10, 0)).toEqual([200, 100, 50, 255])
})

test('blurring mixes light, not encoded values', () => {
  const checks = pictureOf(64, 64, (x, y) => ((x + y) % 2 ? [255, 255, 255] : [0, 0, 0]))
  // Half the light encodes to 188.
  expect(Math.abs((pixelAt(run(checks, blur(20)), 32, 32)[0] ?? 0) - 188)).toBeLessThanOrEqual(1)
})

test('sharpening does not draw an edge from beyond the mask', () => {
  const scene = pictureOf(20, 1, (x) => (x < 10 ? [100, 100, 100] : [250, 250, 250]))
  const mask = maskWhere(20, 1, (x) => x < 10)
  const sharp: PixelOperation = { kind: 'sharpness', amount: 1, place: null }
  expect(pixelAt(run(scene, sharp, { mask }), 9, 0)[0]).toBe(100)
  expect(pixelAt(run(scene, sharp), 9, 0)[0]).toBeLessThan(100)
})

test('a fill is exactly its colour, hard-bordered, and makes what was transparent opaque', () => {
  const picture = colorful(12, 12, 8, true)
  const done = run(picture, { kind: 'fill', color: cream, amount: 1, place: upperThird })
  for (let y = 0; y < 12; y++) {
    for (let x = 0; x < 12; x++) {
      expect(pixelAt(done, x, y)).toEqual(y < 4 ? [247, 232, 207, 255] : pixelAt(picture, x, y))
    }
  }
})

test('a fill of 16-bit words is the colour at full precision', () => {
  const done = run(colorful(2, 2, 16), { kind: 'fill', color: cream, amount: 1, place: null })
  expect(pixelAt(done, 0, 0)).toEqual([247 * 257, 232 * 257, 207 * 257, 65535])
})

test('a change of the upper third leaves every other pixel as it was', () => {
  const picture = colorful(30, 30)
  const done = run(picture, { kind: 'brightness', amount: -0.5, place: upperThird })
  expect(done.data.subarray(10 * 30 * 4)).toEqual(picture.data.subarray(10 * 30 * 4))
  expect(pixelAt(done, 3, 0)[0]).toBe(Math.round((pixelAt(picture, 3, 0)[0] ?? 0) * 0.5))
})

test('places are parts of the whole picture, also when only a crop of it is there', () => {
  const whole = { width: 100, height: 90 }
  const crop = { x: 10, y: 20, width: 40, height: 40 }
  const picture = pictureOf(40, 40, () => [200, 200, 200])
  const operation: PixelOperation = {
    kind: 'fill',
    color: { r: 0, g: 0, b: 0, name: 'black' },
    amount: 1,
    place: upperThird,
  }
  const done = run(picture, operation, { crop, whole })
  // The upper third ends at row 30 of the whole picture: row 10 of the crop.
  expect([9, 10].map((y) => pixelAt(done, 0, y)[0])).toEqual([0, 200])
})

test('a gradient is strongest at its side and gone at the other', () => {
  const white = pictureOf(1, 90, () => [255, 255, 255])
  const done = run(white, {
    kind: 'gradient',
    color: { r: 0, g: 0, b: 0, name: 'black' },
    amount: 1,
    from: 'top',
    place: upperThird,
  })
  const column = Array.from({ length: 90 }, (_, y) => pixelAt(done, 0, y)[0] ?? -1)
  expect(column[0]).toBeLessThan(3)
  expect(column.slice(0, 30)).toEqual([...column.slice(0, 30)].sort((a, b) => a - b))
  expect(column.slice(30).every((value) => value === 255)).toBe(true)
})

test('a gradient without a place spans the region', () => {
  const white = pictureOf(1, 40, () => [255, 255, 255])
  const mask = createMask({ x: 0, y: 10, width: 1, height: 20 }).rect
  const done = run(
    white,
    {
      kind: 'gradient',
      color: { ...cream, r: 0, g: 0, b: 0 },
      amount: 1,
      from: 'bottom',
      place: null,
    },
    { mask: createMask(mask, new Uint8Array(20).fill(255)) },
  )
  expect(pixelAt(done, 0, 5)[0]).toBe(255)
  expect(pixelAt(done, 0, 10)[0]).toBeGreaterThan(250)
  expect(pixelAt(done, 0, 29)[0]).toBeLessThan(5)
  expect(pixelAt(done, 0, 30)[0]).toBe(255)
})

test('a vignette darkens the corners and leaves the centre', () => {
  const done = run(
    pictureOf(41, 41, () => [200, 200, 200]),
    { kind: 'vignette', amount: 0.5, place: null },
  )
  expect(pixelAt(done, 20, 20)).toEqual([200, 200, 200, 255])
  expect(pixelAt(done, 0, 0)[0]).toBeLessThan(110)
})

test('“the edges” leaves the middle alone', () => {
  const picture = colorful(50, 50)
  const edges: Place = {
    name: 'edges',
    left: 0.12,
    top: 0.12,
    right: 0.88,
    bottom: 0.88,
    outside: true,
  }
  const done = run(picture, { kind: 'brightness', amount: -0.5, place: edges })
  expect(pixelAt(done, 25, 25)).toEqual(pixelAt(picture, 25, 25))
  expect(pixelAt(done, 0, 25)[0]).toBe(Math.round((pixelAt(picture, 0, 25)[0] ?? 0) * 0.5))
})

test('recolouring gives an evenly lit surface exactly the colour, and keeps its shade', () => {
  const flat = pictureOf(4, 4, () => [180, 180, 190])
  const done = run(flat, { kind: 'recolor', color: cream, amount: 1, place: null })
  expect(pixelAt(done, 0, 0)).toEqual([247, 232, 207, 255])
  const shaded = pictureOf(2, 1, (x) => (x === 0 ? [90, 90, 90] : [180, 180, 180]))
  const [dark, bright] = [0, 1].map((x) =>
    pixelAt(run(shaded, { kind: 'recolor', color: cream, amount: 1, place: null }), x, 0),
  )
  expect(dark?.[0]).toBeLessThan(bright?.[0] ?? 0)
})

test('recolouring measures the marked surface alone, whatever lies around it', () => {
  const wall = pictureOf(8, 4, (x) => (x < 4 ? [180, 180, 190] : [4, 4, 4]))
  const mask = maskWhere(8, 4, (x) => x < 4)
  const done = run(wall, { kind: 'recolor', color: cream, amount: 1, place: null }, { mask })
  expect(pixelAt(done, 1, 1)).toEqual([247, 232, 207, 255])
})

test('a crop is centred, as large as fits, and of the asked ratio', () => {
  const crop = (width: number, height: number) =>
    ({ kind: 'crop', ratio: { width, height } }) as const
  expect(frameOf({ width: 100, height: 60 }, crop(1, 1))).toEqual({
    x: 20,
    y: 0,
    width: 60,
    height: 60,
  })
  expect(frameOf({ width: 100, height: 60 }, crop(4, 5))).toEqual({
    x: 26,
    y: 0,
    width: 48,
    height: 60,
  })
  expect(frameOf({ width: 60, height: 100 }, crop(16, 9))).toEqual({
    x: 0,
    y: 33,
    width: 60,
    height: 34,
  })
  expect(frameOf({ width: 1, height: 1 }, crop(16, 9))).toEqual({ x: 0, y: 0, width: 1, height: 1 })
})

test('halves meet without a gap or an overlap when filled', () => {
  const picture = pictureOf(9, 1, () => [9, 9, 9])
  const fill = (place: Place): PixelOperation => ({ kind: 'fill', color: cream, amount: 1, place })
  const left = run(picture, fill(halfAlong('left')))
  const both = run(left, fill(halfAlong('right')))
  expect([...Array(9).keys()].every((x) => pixelAt(both, x, 0)[0] === 247)).toBe(true)
})
