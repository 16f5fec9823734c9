import fc from 'fast-check'
import { expect, test } from 'vitest'
import { densityFloor } from '../../../../core/edit/fit-size.ts'
import { planEdit } from '../../../../core/edit/make-plan.ts'
import { offeredSizes } from '../../../../core/edit/offered-sizes.ts'
import type { SizeRule } from '../../../../core/edit/plan.ts'
import {
  maxTiles,
  planOfTiles,
  planTiles,
  tileOverlap,
} from '../../../../core/edit/tiles/plan-tiles.ts'
import {
  containsRect,
  intersectRects,
  padRect,
  rectOf,
  type Size,
  uniteRects,
} from '../../../../core/image/rect.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { maskFromShape } from '../../../../core/mask/mask-from-shape.ts'

const list: SizeRule = {
  kind: 'list',
  sizes: [
    { width: 1024, height: 1024 },
    { width: 1536, height: 1024 },
    { width: 1024, height: 1536 },
  ],
}
const any: SizeRule = { kind: 'any', maxPixels: 1_000_000, maxEdge: 1500 }
const rule: SizeRule = {
  kind: 'rule',
  multipleOf: 16,
  maxEdge: 2048,
  minPixels: 65_536,
  maxPixels: 1_500_000,
  maxRatio: 3,
}
const photo = { width: 6000, height: 4000 }

test('a region that is too large for one request at full density is cut into tiles that reach it', () => {
  const region = fullMask({ x: 1000, y: 800, width: 2400, height: 1500 })
  const single = planEdit({ size: photo, region: region.rect, sizes: list })
  const tiles = planTiles({ size: photo, region, sizes: list })!
  expect(single.density).toBeLessThan(0.6)
  expect(tiles).toHaveLength(4)
  const { crop, density } = planOfTiles(tiles)
  expect(density).toBe(1)
  expect(containsRect(crop, region.rect)).toBe(true)
})

test('what one request paints at full density is not cut', () => {
  const region = fullMask({ x: 1000, y: 800, width: 900, height: 700 })
  expect(planTiles({ size: photo, region, sizes: list })).toBeNull()
})

test('of the grids that reach the floor with as many tiles, the cheapest is taken', () => {
  const region = fullMask({ x: 500, y: 500, width: 1700, height: 1700 })
  const upright = ({ width, height }: Size) => (height > width ? 0.01 : 0.02)
  const tiled = planTiles({ size: photo, region, sizes: list, priceOf: upright })!
  expect(tiled.every(({ plan }) => plan.sent.height === 1536)).toBe(true)
})

test('a cell in which nothing may change is left out', () => {
  const region = maskFromShape(
    {
      kind: 'polygon',
      points: [
        { x: 200, y: 200 },
        { x: 2600, y: 200 },
        { x: 200, y: 2600 },
      ],
    },
    rectOf(photo),
  )
  const tiled = planTiles({ size: photo, region, sizes: list })!
  const boxed = planTiles({ size: photo, region: fullMask(region.rect), sizes: list })!
  expect(tiled.length).toBeLessThan(boxed.length)
})

test('a picture that no number of tiles makes denser is not cut', () => {
  const sizes: SizeRule = { kind: 'list', sizes: [{ width: 64, height: 64 }] }
  expect(planTiles({ size: { width: 100, height: 90 }, region: null, sizes })).toBeNull()
})

test('a region outside the picture is a mistake', () => {
  const region = fullMask({ x: 5999, y: 0, width: 2, height: 2 })
  expect(() => planTiles({ size: photo, region, sizes: list })).toThrow(/^Expected a region inside/)
})

const arbitraryCase = fc.record({
  size: fc.record({
    width: fc.integer({ min: 700, max: 5000 }),
    height: fc.integer({ min: 700, max: 4000 }),
  }),
  part: fc.double({ min: 0.2, max: 1, noNaN: true }),
  whole: fc.boolean(),
  reachPx: fc.constantFrom(0, 12.5),
  sizes: fc.constantFrom(list, any, rule),
})

test('tiles cover what may change, overlap by the stated amount, honour the model and are denser than one request', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ size, part, whole, reachPx, sizes }) => {
      const rect = {
        x: Math.floor(size.width * (1 - part) * 0.7),
        y: Math.floor(size.height * (1 - part) * 0.3),
        width: Math.max(1, Math.floor(size.width * part)),
        height: Math.max(1, Math.floor(size.height * part)),
      }
      const region = whole ? null : fullMask(rect)
      const input = { size, region, sizes, reachPx }
      const tiles = planTiles(input)
      expect(planTiles(structuredClone(input))).toEqual(tiles)
      const single = planEdit({ size, region: region?.rect ?? null, sizes, reachPx })
      if (!tiles) return
      const plan = planOfTiles(tiles)
      expect(single.density).toBeLessThan(densityFloor)
      expect(plan.density).toBeGreaterThan(single.density)
      expect(tiles.length).toBeLessThanOrEqual(maxTiles)
      const core = intersectRects(
        padRect(region?.rect ?? rectOf(size), Math.ceil(reachPx)),
        rectOf(size),
      )!
      expect(tiles.map(({ cell }) => cell).reduce(uniteRects)).toEqual(core)
      const areas = tiles.reduce((sum, { cell }) => sum + cell.width * cell.height, 0)
      expect(areas).toBe(core.width * core.height)
      for (const { plan, cell } of tiles) {
        expect(containsRect(rectOf(size), plan.crop)).toBe(true)
        const grown = intersectRects(padRect(cell, tileOverlap / 2), core)!
        expect(containsRect(plan.crop, grown)).toBe(true)
        if (sizes.kind === 'any') {
          expect(plan.sent.width * plan.sent.height).toBeLessThanOrEqual(sizes.maxPixels)
        } else expect(offeredSizes(sizes)).toContainEqual(plan.sent)
      }
    }),
    { numRuns: 15 },
  )
})
