import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import { coverageAt, type Mask } from '../../../core/mask/mask.ts'
import { maskFromPicture } from '../../../core/mask/mask-from-picture.ts'
import type { NodeFacts, Transform2D } from '../../../figma-plugin/protocol/node-facts.ts'
import { readRegionLayers } from '../../../figma-plugin/ui/regions/read-region.ts'
import { randomPicture } from '../../core/image/random-picture.ts'
import { fakeDeps } from './fake-deps.ts'
import { aShape, aSource, turned, upright } from './page.ts'

const whole = { x: 0, y: 0, width: 100, height: 100 }

test('an exactly aligned mask picture gives exactly its own alpha', async () => {
  for (const depth of [8, 16] as const) {
    await fc.assert(
      fc.asyncProperty(randomPicture(depth), async (picture) => {
        const area = await readOver(picture, { maskType: 'ALPHA' })
        const alpha = Array.from({ length: picture.width * picture.height }, (_, i) =>
          depth === 8
            ? picture.data[i * 4 + 3]!
            : Math.round((picture.data[i * 4 + 3]! * 255) / 65535),
        )
        expect(bytesOver(area, picture)).toEqual(alpha)
      }),
    )
  }
})

test('an exactly aligned luminance mask gives exactly its picture’s light times alpha', async () => {
  await fc.assert(
    fc.asyncProperty(randomPicture(8), async (picture) => {
      const area = await readOver(picture, { maskType: 'LUMINANCE' })
      expect(bytesOver(area, picture)).toEqual([...maskFromPicture(picture).data])
    }),
  )
})

test('turned and flipped together with its source, a mask picture still gives its own bytes', async () => {
  // Single precision: what Figma hands back for a turn by 30° is off in the eighth digit.
  const [[a, c, e], [b, d, f]] = turned(30, 17, 5)
  const spin: Transform2D = [
    [Math.fround(a), Math.fround(c), e],
    [Math.fround(b), Math.fround(d), f],
  ]
  const picture = ramp(100, 100)
  const source = aSource({ node: { absoluteTransform: spin } })
  const shape = maskOf({ absoluteTransform: spin })
  const area = await readRegionLayers(fakeDeps([shape], { mask: picture }), source, ['mask'])
  expect(bytesOver(area, picture)).toEqual(alphasOf(picture))
})

test('a mask of kind VECTOR counts by its outlines, and is not even read', async () => {
  const deps = fakeDeps([maskOf({ maskType: 'VECTOR' })], { mask: ramp(100, 100) })
  const area = await readRegionLayers(deps, aSource(), ['mask'])
  expect(area).toEqual({ rect: whole, data: new Uint8Array(10_000).fill(255) })
  expect(deps.read).toEqual([])
})

test('a mask picture lies in its own layer as its paint says', async () => {
  // 4×2 pixels in the mask's box of 40×40 units at 20, 20, fitted: 10 units a pixel, rows 30 to 50 of the page.
  const picture = createPicture({ width: 4, height: 2 }, 8)
  picture.data.fill(255)
  const shape = maskOf({
    absoluteTransform: upright(20, 20),
    width: 40,
    height: 40,
    fills: [{ type: 'IMAGE', imageHash: 'mask', scaleMode: 'FIT' }],
  })
  const area = await readRegionLayers(fakeDeps([shape], { mask: picture }), aSource(), ['mask'])
  expect(area?.rect).toEqual({ x: 20, y: 30, width: 40, height: 20 })
  expect(area?.data.every((value) => value === 255)).toBe(true)
})

test('a finer mask picture is averaged, a coarser one is blended', async () => {
  const stripes = createPicture({ width: 400, height: 400 }, 8)
  for (let i = 0; i < 160_000; i++) stripes.data[i * 4 + 3] = i % 4 === 0 ? 255 : 0
  const fine = await readOver(stripes, {}, 100)
  // One column of four.
  expect(new Set(fine?.data)).toEqual(new Set([64]))

  const halves = createPicture({ width: 2, height: 1 }, 8)
  halves.data.set([0, 0, 0, 255, 0, 0, 0, 0])
  const coarse = await readOver(halves, { fills: [crop('mask')] }, 100)
  const row = [10, 37, 50, 63, 90].map((x) => coverageAt(coarse!, x, 50))
  // Half-way between the pixels' middles at 25 and 75: 62.5 % of the way at column 37.
  expect(row).toEqual([255, 191, 125, 59, 0])
})

test('the opacity of the layer and of its paints count, and hidden paints do not', async () => {
  const paint = { type: 'SOLID', color: { r: 1, g: 1, b: 1 } }
  const value = async (node: Partial<NodeFacts>) =>
    coverageAt((await readOver(ramp(100, 100), node))!, 50, 50)
  expect(await value({ fills: [{ ...paint, opacity: 0.5 }] })).toBe(128)
  expect(await value({ fills: [paint], opacity: 0.2 })).toBe(51)
  expect(await value({ fills: [{ ...paint, opacity: 0.5, visible: false }] })).toBe(255)
  expect(await value({ fills: [{ type: 'PATTERN' }] })).toBe(255)
  // Black lets as much through as white: a mask of kind ALPHA knows no colours.
  expect(await value({ fills: [{ ...paint, color: { r: 0, g: 0, b: 0 } }] })).toBe(255)
  // ½ over ½ lets a quarter through.
  expect(
    await value({
      fills: [
        { ...paint, opacity: 0.5 },
        { ...paint, opacity: 0.5 },
      ],
    }),
  ).toBe(192)
})

test('in a luminance mask a paint hides the light below it', async () => {
  const solid = (r: number, g: number, b: number, opacity = 1) => ({
    type: 'SOLID',
    color: { r, g, b },
    opacity,
  })
  const value = async (...fills: ReturnType<typeof solid>[]) => {
    const area = await readOver(ramp(100, 100), { fills, maskType: 'LUMINANCE' })
    return area ? coverageAt(area, 50, 50) : null
  }
  expect(await value(solid(1, 1, 1))).toBe(255)
  expect(await value(solid(0, 1, 0))).toBe(182)
  expect(await value(solid(1, 1, 1), solid(0, 0, 0, 0.5))).toBe(128)
  expect(await value(solid(1, 1, 1), solid(0, 0, 0))).toBeNull()
})

test('a gradient fades the mask out', async () => {
  const stops = [
    { position: 0, color: { r: 0, g: 0, b: 0, a: 1 } },
    { position: 1, color: { r: 0, g: 0, b: 0, a: 0 } },
  ]
  const gradient = (type: string, gradientTransform: number[][]) =>
    readOver(ramp(100, 100), { fills: [{ type, gradientTransform, gradientStops: stops }] })
  const identity = [
    [1, 0, 0],
    [0, 1, 0],
  ]
  const across = (await gradient('GRADIENT_LINEAR', identity))!
  expect([0, 25, 50, 99].map((x) => coverageAt(across, x, 40))).toEqual([254, 190, 126, 1])
  // Down instead: y becomes the gradient's x.
  const down = (await gradient('GRADIENT_LINEAR', [
    [0, 1, 0],
    [1, 0, 0],
  ]))!
  expect([0, 50, 99].map((y) => coverageAt(down, 40, y))).toEqual([254, 126, 1])
  const round = (await gradient('GRADIENT_RADIAL', identity))!
  expect([50, 75, 99].map((x) => coverageAt(round, x, 50))).toEqual([251, 125, 3])
  const around = (await gradient('GRADIENT_ANGULAR', identity))!
  // To the right, down, to the left, up: clockwise.
  expect(coverageAt(around, 99, 50)).toBeGreaterThan(250)
  expect(coverageAt(around, 50, 99)).toBeGreaterThan(coverageAt(around, 0, 50))
  expect(coverageAt(around, 0, 50)).toBeGreaterThan(coverageAt(around, 50, 0))
  const diamond = (await gradient('GRADIENT_DIAMOND', identity))!
  expect(coverageAt(diamond, 74, 50)).toBe(coverageAt(diamond, 50, 74))
  expect(coverageAt(diamond, 75, 75)).toBe(0)
})

test('a mask’s outlines cut its picture', async () => {
  const triangle = {
    windingRule: 'NONZERO' as const,
    data: 'M 0 0 L 100 0 L 0 100 Z',
    transform: upright(0, 0),
  }
  const shape = { ...maskOf({}), outlines: [triangle] }
  const deps = fakeDeps([shape], { mask: ramp(100, 100) })
  const area = (await readRegionLayers(deps, aSource(), ['mask']))!
  expect(coverageAt(area, 10, 10)).toBe(coverageAt(maskFrom(ramp(100, 100)), 10, 10))
  expect(coverageAt(area, 90, 90)).toBe(0)
})

test('shapes and mask layers count together', async () => {
  const picture = createPicture({ width: 10, height: 10 }, 8)
  for (let i = 0; i < 100; i++) picture.data[i * 4 + 3] = 80
  const deps = fakeDeps(
    [
      maskOf({ width: 10, height: 10, absoluteTransform: upright(20, 0) }),
      aShape({ width: 10, height: 10 }),
    ],
    { mask: picture },
  )
  const area = (await readRegionLayers(deps, aSource(), ['mask', '1:2']))!
  expect([5, 15, 25].map((x) => coverageAt(area, x, 5))).toEqual([255, 0, 80])
})

test('over a repeated image a mask marks what each repetition shows under it', async () => {
  const source = aSource({
    node: { width: 40, height: 10 },
    paint: { scaleMode: 'TILE', scalingFactor: 1 },
    image: { width: 10, height: 10 },
  })
  const picture = createPicture({ width: 10, height: 10 }, 8)
  for (let i = 0; i < 100; i++) picture.data[i * 4 + 3] = i % 10
  const shape = maskOf({ width: 10, height: 10, absoluteTransform: upright(15, 0) })
  const area = await readRegionLayers(fakeDeps([shape], { mask: picture }), source, ['mask'])
  const row = Array.from({ length: 10 }, (_, x) => coverageAt(area!, x, 3))
  expect(row).toEqual([5, 6, 7, 8, 9, 0, 1, 2, 3, 4])
})

test('a repeated mask picture goes on', async () => {
  const picture = createPicture({ width: 4, height: 1 }, 8)
  picture.data.set([0, 0, 0, 40, 0, 0, 0, 80, 0, 0, 0, 120, 0, 0, 0, 160])
  const area = await readOver(
    picture,
    {
      fills: [{ type: 'IMAGE', imageHash: 'mask', scaleMode: 'TILE', scalingFactor: 1 }],
    },
    100,
  )
  expect([0, 1, 2, 3, 4, 5].map((x) => coverageAt(area!, x, 7))).toEqual([40, 80, 120, 160, 40, 80])
})

test('a large mask is read in bands, each with no more of the picture than it needs', async () => {
  const size = { width: 2048, height: 600 }
  const picture = createPicture(size, 8)
  for (let i = 3; i < picture.data.length; i += 4) picture.data[i] = i % 251
  const deps = fakeDeps([maskOf({ ...size })], { mask: picture })
  const area = await readRegionLayers(deps, aSource({ node: size, image: size }), ['mask'])
  // As one word: a list of differences among a million bytes would take minutes to print.
  expect(Buffer.from(alphasOf(picture)).equals(Buffer.from(bytesOver(area, picture)))).toBe(true)
  expect(deps.read).toEqual([
    { x: 0, y: 0, width: 2048, height: 257 },
    { x: 0, y: 255, width: 2048, height: 258 },
    { x: 0, y: 511, width: 2048, height: 89 },
  ])
})

function crop(imageHash: string) {
  return { type: 'IMAGE', imageHash, scaleMode: 'CROP' as const }
}

function maskOf(node: Partial<NodeFacts>) {
  return aShape({ id: 'mask', isMask: true, fills: [crop('mask')], ...node })
}

/** Reads a mask layer that lies exactly on a source of the picture's size, or of another. */
function readOver(picture: Picture, node: Partial<NodeFacts>, side?: number): Promise<Mask | null> {
  const size = side
    ? { width: side, height: side }
    : { width: picture.width, height: picture.height }
  const deps = fakeDeps([maskOf({ ...size, ...node })], { mask: picture })
  return readRegionLayers(deps, aSource({ node: size, image: size }), ['mask'])
}

function bytesOver(area: Mask | null, { width, height }: Picture): number[] {
  const empty = { rect: { x: 0, y: 0, width: 1, height: 1 }, data: new Uint8Array(1) }
  return [...cropMask(area ?? empty, { x: 0, y: 0, width, height }).data]
}

function ramp(width: number, height: number): Picture {
  const picture = createPicture({ width, height }, 8)
  for (let i = 0; i < width * height; i++) picture.data[i * 4 + 3] = (i * 7) % 256
  return picture
}

function alphasOf(picture: Picture): number[] {
  return [...maskFrom(picture).data]
}

function maskFrom({ data, width, height }: Picture): Mask {
  const alpha = Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + 3]!)
  return { rect: { x: 0, y: 0, width, height }, data: alpha }
}
