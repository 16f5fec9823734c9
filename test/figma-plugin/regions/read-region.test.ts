import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import { coverageAt } from '../../../core/mask/mask.ts'
import { maskFromShape } from '../../../core/mask/mask-from-shape.ts'
import { readRegionLayers } from '../../../figma-plugin/ui/regions/read-region.ts'
import { covers, fakeDeps } from './fake-deps.ts'
import { aShape, aSource, turned, upright } from './page.ts'

test('a shape covers the source pixels under it', async () => {
  // 400×200 pixels fill 100×100 units at 50, 30: half a unit a pixel, and 100 pixels cut off on the left.
  const source = aSource({
    node: { absoluteTransform: upright(50, 30) },
    image: { width: 400, height: 200 },
  })
  const shape = aShape({ absoluteTransform: upright(60, 50), width: 20, height: 10 })
  const area = await readRegionLayers(fakeDeps([shape]), source, ['1:2'])
  // 10 units from the left are 20 pixels, 20 units down are 40 pixels.
  expect(covers(area)).toEqual({ rect: { x: 120, y: 40, width: 40, height: 20 }, full: true })
})

test('several shapes count together, and only the ones that are asked for', async () => {
  const deps = fakeDeps([
    aShape({ id: 'a', absoluteTransform: upright(10, 10), width: 10, height: 10 }),
    aShape({ id: 'b', absoluteTransform: upright(30, 10), width: 10, height: 10 }),
    aShape({ id: 'c', absoluteTransform: upright(60, 60), width: 10, height: 10 }),
  ])
  const area = await readRegionLayers(deps, aSource(), ['a', 'b'])
  expect(area?.rect).toEqual({ x: 10, y: 10, width: 30, height: 10 })
  expect([15, 25, 35].map((x) => coverageAt(area!, x, 15))).toEqual([255, 0, 255])
})

test('colour, opacity and visibility of a shape say nothing', async () => {
  const faint = { opacity: 0.1, visible: false, fills: [{ type: 'SOLID', opacity: 0.2 }] }
  const shape = aShape({ ...faint, absoluteTransform: upright(10, 10), width: 10, height: 10 })
  const area = await readRegionLayers(fakeDeps([shape]), aSource(), ['1:2'])
  expect(covers(area)).toEqual({ rect: { x: 10, y: 10, width: 10, height: 10 }, full: true })
})

test('a turned source and a turned shape meet where both lie on the page', async () => {
  // The source is turned clockwise by a quarter about its corner at 100, 0: its own x runs down the page, its own y runs
  // to the left. The shape is turned half about its corner at 90, 40: it lies left of and above it.
  const source = aSource({ node: { absoluteTransform: turned(90, 100, 0) } })
  const shape = aShape({ absoluteTransform: turned(180, 90, 40), width: 30, height: 20 })
  const area = await readRegionLayers(fakeDeps([shape]), source, ['1:2'])
  // On the page 60..90 × 20..40: x = page y, y = 100 − page x.
  expect(covers(area)).toEqual({ rect: { x: 20, y: 10, width: 20, height: 30 }, full: true })
})

test('a flipped source is marked where one sees the shape', async () => {
  const source = aSource({
    node: {
      absoluteTransform: [
        [-1, 0, 100],
        [0, 1, 0],
      ],
    },
  })
  const shape = aShape({ absoluteTransform: upright(10, 0), width: 20, height: 5 })
  const area = await readRegionLayers(fakeDeps([shape]), source, ['1:2'])
  expect(covers(area)).toEqual({ rect: { x: 70, y: 0, width: 20, height: 5 }, full: true })
})

test('a group covers what each of its leaves covers', async () => {
  const leaf = (x: number) => ({
    windingRule: 'NONZERO' as const,
    data: 'M 0 0 L 10 0 L 10 10 L 0 10 Z',
    transform: upright(x, 20),
  })
  const group = aShape({ type: 'GROUP', fills: null }, { outlines: [leaf(0), leaf(50)] })
  const deps = fakeDeps([group])
  const area = await readRegionLayers(deps, aSource(), ['1:2'])
  expect([5, 30, 55].map((x) => coverageAt(area!, x, 25))).toEqual([255, 0, 255])
  expect(deps.asked).toHaveLength(1)
})

test('a boolean shape keeps its holes, and an open line closes like a lasso', async () => {
  const outline = (windingRule: 'EVENODD' | 'NONE', data: string) => ({
    windingRule,
    data,
    transform: upright(0, 0),
  })
  const ring = 'M 0 0 L 30 0 L 30 30 L 0 30 Z M 10 10 L 20 10 L 20 20 L 10 20 Z'
  const deps = fakeDeps([
    aShape({}, { outlines: [outline('EVENODD', ring), outline('NONE', 'M 0 0 L 9 0 L 9 9')] }),
  ])
  await readRegionLayers(deps, aSource(), ['1:2'])
  expect(deps.asked[0]?.outlines.map(({ windingRule }) => windingRule)).toEqual([
    'EVENODD',
    'NONZERO',
  ])
})

test('only the pixels that an outline can reach are drawn', async () => {
  const curve = {
    windingRule: 'NONZERO' as const,
    data: 'M 10.5 20 L 30 20 L 30 40.25 L 10.5 40 Z',
    transform: upright(1, 2),
  }
  const deps = fakeDeps([aShape({}, { outlines: [curve] })])
  await readRegionLayers(deps, aSource(), ['1:2'])
  expect(deps.asked[0]?.within).toEqual({ x: 11, y: 22, width: 20, height: 21 })
})

test('an outline that can’t be told is looked for in the whole picture', async () => {
  const relative = {
    windingRule: 'NONZERO' as const,
    data: 'm 10 10 l 5 0 l 0 5 z',
    transform: upright(0, 0),
  }
  const deps = fakeDeps([aShape({}, { outlines: [relative] })])
  // The stand-in rasteriser can't draw it; what counts is where it was asked to.
  await readRegionLayers(deps, aSource(), ['1:2']).catch(() => null)
  expect(deps.asked[0]?.within).toEqual({ x: 0, y: 0, width: 100, height: 100 })
})

test('an area drawn beyond the layer’s border goes on in what the layer cuts away', async () => {
  // The layer shows columns 100 to 300; the shape covers the layer's right half and 25 units beyond: 50 pixels.
  const source = aSource({ image: { width: 400, height: 200 } })
  const shape = aShape({ absoluteTransform: upright(50, -10), width: 75, height: 300 })
  const area = await readRegionLayers(fakeDeps([shape]), source, ['1:2'])
  expect(covers(area)).toEqual({ rect: { x: 200, y: 0, width: 150, height: 200 }, full: true })
})

test('what lies beside the picture marks nothing', async () => {
  const shape = aShape({ absoluteTransform: upright(200, 0) })
  const deps = fakeDeps([shape])
  expect(await readRegionLayers(deps, aSource(), ['1:2'])).toBeNull()
  expect(await readRegionLayers(deps, aSource(), [])).toBeNull()
  const line = aShape({}, { outlines: [{ ...shape.outlines[0]!, data: 'M 0 0 L 50 50' }] })
  expect(await readRegionLayers(fakeDeps([line]), aSource(), ['1:2'])).toBeNull()
})

test('a layer that is gone is said, not left out', async () => {
  const deps = fakeDeps([aShape({ id: 'a' })])
  await expect(readRegionLayers(deps, aSource(), ['a', 'b'])).rejects.toMatchObject({
    code: 'not_found',
    message: 'A layer that marks the area is gone, or lies over the picture no more.',
    hint: 'Choose the layers that mark the area again.',
  })
})

test('a cancelled read stops before the document is asked', async () => {
  const signal = AbortSignal.abort()
  await expect(readRegionLayers(fakeDeps([]), aSource(), ['a'], { signal })).rejects.toMatchObject({
    code: 'cancelled',
  })
})

test('wherever source and shape lie, the area is the shape’s outline brought into the picture', async () => {
  const angle = fc.integer({ min: 0, max: 359 })
  const place = fc.integer({ min: -40, max: 40 })
  await fc.assert(
    fc.asyncProperty(angle, place, place, angle, place, place, async (a, x, y, b, u, v) => {
      const source = aSource({ node: { absoluteTransform: turned(a, x, y) } })
      const shape = aShape({ absoluteTransform: turned(b, u, v), width: 60, height: 40 })
      const area = await readRegionLayers(fakeDeps([shape]), source, ['1:2'])
      const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)]
      const points = [
        [0, 0],
        [60, 0],
        [60, 40],
        [0, 40],
      ].map(([px, py]) => {
        const [[c1, c2], [s1, s2]] = shape.node.absoluteTransform
        const dx = c1 * px! + c2 * py! + u - x
        const dy = s1 * px! + s2 * py! + v - y
        return { x: cos * dx + sin * dy, y: cos * dy - sin * dx }
      })
      const whole = { x: 0, y: 0, width: 100, height: 100 }
      const expected = cropMask(maskFromShape({ kind: 'polygon', points }, whole), whole)
      const found = area ? cropMask(area, whole).data : new Uint8Array(10_000)
      found.forEach((value, i) => {
        if (Math.abs(value - expected.data[i]!) > 1) expect(value).toBe(expected.data[i])
      })
    }),
    { numRuns: 60 },
  )
})
