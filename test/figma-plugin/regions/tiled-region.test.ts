import { expect, test } from 'vitest'
import { coverageAt } from '../../../core/mask/mask.ts'
import { readRegionLayers } from '../../../figma-plugin/ui/regions/read-region.ts'
import { covers, fakeDeps } from './fake-deps.ts'
import { aShape, aSource, upright } from './page.ts'

/** Tiles of 20×10 pixels, 40×20 units large, in a box of 100×50: two and a half across and down. */
const source = aSource({
  node: { width: 100, height: 50 },
  paint: { scaleMode: 'TILE', scalingFactor: 2 },
  image: { width: 20, height: 10 },
})

test('an area on one repetition is marked in the image', async () => {
  // In the second tile of the second row: 4..14 × 4..10 units from its corner at 40, 20.
  const shape = aShape({ absoluteTransform: upright(44, 24), width: 10, height: 6 })
  const area = await readRegionLayers(fakeDeps([shape]), source, ['1:2'])
  expect(covers(area)).toEqual({ rect: { x: 2, y: 2, width: 5, height: 3 }, full: true })
})

test('an area over several repetitions is what any of them shows of it', async () => {
  // From the first tile's last 4 pixels into the second one's first 3.
  const shape = aShape({ absoluteTransform: upright(32, 0), width: 14, height: 10 })
  const area = await readRegionLayers(fakeDeps([shape]), source, ['1:2'])
  const row = Array.from({ length: 20 }, (_, x) => coverageAt(area!, x, 2))
  const full = (count: number, value: number) => Array.from({ length: count }, () => value)
  expect(row).toEqual([...full(3, 255), ...full(13, 0), ...full(4, 255)])
  expect(coverageAt(area!, 0, 5)).toBe(0)
})

test('what is drawn beyond the box marks none of the repetitions within', async () => {
  // The box ends in the middle of the third tile, at 10 pixels; the shape goes on to 18.
  const shape = aShape({ absoluteTransform: upright(96, 0), width: 20, height: 50 })
  const area = await readRegionLayers(fakeDeps([shape]), source, ['1:2'])
  expect(covers(area)).toEqual({ rect: { x: 8, y: 0, width: 2, height: 10 }, full: true })
})

test('a turned tile is marked as it lies', async () => {
  // Turned clockwise a tile is 10×20 pixels, 20×40 units; its top-left corner shows the image's bottom-left one.
  const turnedSource = aSource({
    node: { width: 100, height: 50 },
    paint: { scaleMode: 'TILE', scalingFactor: 2, rotation: 90 },
    image: { width: 20, height: 10 },
  })
  const shape = aShape({ absoluteTransform: upright(20, 0), width: 4, height: 12 })
  const area = await readRegionLayers(fakeDeps([shape]), turnedSource, ['1:2'])
  // 4 units across are 2 pixels up from the bottom, 12 down are 6 pixels along.
  expect(covers(area)).toEqual({ rect: { x: 0, y: 8, width: 6, height: 2 }, full: true })
})

test('a shape over very many repetitions is read in few steps', async () => {
  const fine = aSource({
    node: { width: 4000, height: 4000 },
    paint: { scaleMode: 'TILE', scalingFactor: 1 },
    image: { width: 8, height: 8 },
  })
  const deps = fakeDeps([aShape({ absoluteTransform: upright(3, 3), width: 3990, height: 3990 })])
  const area = await readRegionLayers(deps, fine, ['1:2'])
  expect(covers(area)).toEqual({ rect: { x: 0, y: 0, width: 8, height: 8 }, full: true })
  expect(deps.asked.length).toBeLessThanOrEqual(1)
})

test('an area over a billion repetitions is found at once', async () => {
  const dust = aSource({
    node: { width: 4000, height: 4000 },
    paint: { scaleMode: 'TILE', scalingFactor: 1e-5 },
    image: { width: 4, height: 4 },
  })
  const deps = fakeDeps([aShape({ absoluteTransform: upright(7, 9), width: 3000, height: 50 })])
  const area = await readRegionLayers(deps, dust, ['1:2'])
  expect(covers(area)).toEqual({ rect: { x: 0, y: 0, width: 4, height: 4 }, full: true })
})

test('small marks far apart on a fine pattern are all found', async () => {
  const fine = aSource({
    node: { width: 4000, height: 4000 },
    paint: { scaleMode: 'TILE', scalingFactor: 1 },
    image: { width: 8, height: 8 },
  })
  const mark = (id: string, x: number, y: number) =>
    aShape({ id, absoluteTransform: upright(x, y), width: 2, height: 2 })
  const deps = fakeDeps([mark('a', 0, 0), mark('b', 3994, 1206)])
  const area = await readRegionLayers(deps, fine, ['a', 'b'])
  // 3994 and 1206 are 2 and 6 pixels into their repetitions.
  expect([0, 2, 4].map((x) => coverageAt(area!, x, 6))).toEqual([0, 255, 0])
  expect(coverageAt(area!, 1, 1)).toBe(255)
})

test('a frame-like mark around a fine pattern is found at its sides', async () => {
  const dust = aSource({
    node: { width: 4000, height: 4000 },
    paint: { scaleMode: 'TILE', scalingFactor: 0.5 },
    image: { width: 8, height: 8 },
  })
  const side = {
    windingRule: 'NONZERO' as const,
    data: 'M 0 0 L 4000 0 L 4000 4000 L 3998 4000 L 3998 2 L 0 2 Z',
    transform: upright(0, 0),
  }
  const area = await readRegionLayers(fakeDeps([aShape({}, { outlines: [side] })]), dust, ['1:2'])
  // 2 units are 4 pixels: the upper half of the topmost repetitions, the right half of the last ones.
  expect([1, 6].map((x) => coverageAt(area!, x, 1))).toEqual([255, 255])
  expect([1, 6].map((x) => coverageAt(area!, x, 6))).toEqual([0, 255])
})
