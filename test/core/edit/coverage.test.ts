import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areasInSteps, coverageOf } from '../../../core/edit/coverage.ts'
import type { Edge } from '../../../core/edit/edit.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { coverageAt, createMask, fullMask } from '../../../core/mask/mask.ts'
import { finish } from '../../../core/steps.ts'
import { arbitraryMask, drawn } from '../mask/arbitrary-mask.ts'

const strict: Edge = { kind: 'strict' }
const rect: Rect = { x: 0, y: 0, width: 64, height: 48 }
const region = fullMask({ x: 10, y: 10, width: 33, height: 25 })
const arbitraryEdge: fc.Arbitrary<Edge> = fc.oneof(
  fc.constant(strict),
  fc.record({
    kind: fc.constant('soft' as const),
    px: fc.double({ min: 0.1, max: 12, noNaN: true }),
  }),
)

/** Crops around the origin that hold every arbitrary mask with a rim. */
const crop: Rect = { x: -8, y: -8, width: 30, height: 30 }

function covers(masks: readonly { rect: Rect; data: Uint8Array }[], x: number, y: number): boolean {
  return masks.some((mask) => coverageAt(mask, x, y) > 0)
}

function* pixelsOf({ x, y, width, height }: Rect): Generator<readonly [number, number]> {
  for (let i = 0; i < width * height; i++) yield [x + (i % width), y + Math.floor(i / width)]
}

test('promise 1: a strict edge never covers where the region is 0, and no edge ever covers protected pixels', () => {
  const protects = fc.array(arbitraryMask, { maxLength: 2 })
  fc.assert(
    fc.property(fc.option(arbitraryMask), protects, arbitraryEdge, (area, protect, edge) => {
      const changeable = [...pixelsOf(crop)].some(
        ([x, y]) => (area === null || coverageAt(area, x, y) > 0) && !covers(protect, x, y),
      )
      fc.pre(changeable)
      const { coverage, allowed, reachPx } = coverageOf({ rect: crop, region: area, protect, edge })
      expect(coverage.rect).toEqual(crop)
      expect(reachPx).toBe(area && edge.kind === 'soft' ? edge.px : 0)
      for (const [x, y] of pixelsOf(crop)) {
        const value = coverageAt(coverage, x, y)
        if (covers(protect, x, y)) expect(value).toBe(0)
        if (edge.kind === 'soft' && area) continue
        expect(value).toBeLessThanOrEqual(coverageAt(allowed, x, y))
        if (area) expect(value).toBeLessThanOrEqual(coverageAt(area, x, y))
      }
    }),
    { numRuns: 150 },
  )
})

test('coverage 1 becomes 0, for every edge, and nothing else changes', () => {
  fc.assert(
    fc.property(arbitraryMask, arbitraryEdge, (area, edge) => {
      fc.pre(area.data.some((value) => value > 1))
      const { coverage } = coverageOf({ rect: crop, region: area, protect: [], edge })
      expect(coverage.data).not.toContain(1)
    }),
  )
  const faint = createMask({ x: 0, y: 0, width: 4, height: 1 }, Uint8Array.of(1, 2, 128, 255))
  const { coverage } = coverageOf({ rect: faint.rect, region: faint, protect: [], edge: strict })
  expect([...coverage.data]).toEqual([0, 2, 128, 255])
  expect([...faint.data]).toEqual([1, 2, 128, 255])
})

test('the allowed area alone is the region without what is protected', () => {
  const protect = [drawn(['1'], { x: 12, y: 12 })]
  const { allowed } = finish(areasInSteps({ rect, region, protect }))
  expect(coverageAt(allowed, 12, 12)).toBe(0)
  expect(coverageAt(allowed, 10, 10)).toBe(255)
  expect(allowed).toEqual(coverageOf({ rect, region, protect, edge: strict }).allowed)
})

test('a hard region is feathered inward', () => {
  const { coverage, allowed, reachPx } = coverageOf({ rect, region, protect: [], edge: strict })
  expect(coverageAt(allowed, 10, 22)).toBe(255)
  expect(coverageAt(coverage, 9, 22)).toBe(0)
  expect(coverageAt(coverage, 10, 22)).toBe(17)
  expect(coverageAt(coverage, 11, 22)).toBe(120)
  expect(coverageAt(coverage, 12, 22)).toBe(228)
  expect(coverageAt(coverage, 13, 22)).toBe(255)
  expect(reachPx).toBe(0)
})

test('a region that arrives soft is the edge and gets no second feather', () => {
  const soft = createMask({ x: 5, y: 5, width: 40, height: 40 })
  for (let i = 0; i < 1600; i++) {
    const distance = Math.min(i % 40, 39 - (i % 40), Math.floor(i / 40), 39 - Math.floor(i / 40))
    soft.data[i] = Math.min(255, 40 * (distance + 1))
  }
  const { coverage } = coverageOf({ rect, region: soft, protect: [], edge: strict })
  for (const [x, y] of pixelsOf(rect)) {
    expect(coverageAt(coverage, x, y)).toBe(coverageAt(soft, x, y))
  }
})

test('a soft region still fades towards a protected area', () => {
  const soft = createMask({ x: 0, y: 0, width: 64, height: 48 }, new Uint8Array(64 * 48).fill(200))
  const protect = [fullMask({ x: 30, y: 0, width: 4, height: 48 })]
  const { coverage } = coverageOf({ rect, region: soft, protect, edge: strict })
  expect(coverageAt(coverage, 30, 20)).toBe(0)
  expect(coverageAt(coverage, 29, 20)).toBeLessThan(40)
  expect(coverageAt(coverage, 0, 20)).toBe(200)
})

test('the border of the picture is no edge', () => {
  const corner = fullMask({ x: 0, y: 0, width: 30, height: 48 })
  const { coverage } = coverageOf({ rect, region: corner, protect: [], edge: strict })
  expect(coverageAt(coverage, 0, 0)).toBe(255)
  expect(coverageAt(coverage, 0, 47)).toBe(255)
  expect(coverageAt(coverage, 29, 0)).toBeLessThan(30)
})

test('without a region everything is fully covered, up to the border', () => {
  const { coverage } = coverageOf({
    rect,
    region: null,
    protect: [],
    edge: { kind: 'soft', px: 9 },
  })
  expect(coverage).toEqual(fullMask(rect))
})

test('without a region coverage fades away from protected areas only', () => {
  const protect = [drawn(['1'], { x: 32, y: 24 })]
  const { coverage } = coverageOf({ rect, region: null, protect, edge: strict })
  expect(coverageAt(coverage, 32, 24)).toBe(0)
  expect(coverageAt(coverage, 33, 24)).toBeGreaterThan(0)
  expect(coverageAt(coverage, 33, 24)).toBeLessThan(60)
  expect(coverageAt(coverage, 0, 0)).toBe(255)
  expect(coverageAt(coverage, 63, 24)).toBe(255)
})

test('a soft edge reaches the stated number of pixels outward and not one farther', () => {
  const edge: Edge = { kind: 'soft', px: 6 }
  const { coverage, allowed, reachPx } = coverageOf({ rect, region, protect: [], edge })
  expect(reachPx).toBe(6)
  expect(coverageAt(allowed, 9, 20)).toBe(0)
  expect(coverageAt(coverage, 10, 20)).toBe(255)
  expect(coverageAt(coverage, 4, 20)).toBeGreaterThan(0)
  expect(coverageAt(coverage, 3, 20)).toBe(0)
})

test('a soft edge fades towards a protected area, inside the region and beyond it', () => {
  const protect = [fullMask({ x: 26, y: 0, width: 2, height: 48 })]
  const edge: Edge = { kind: 'soft', px: 6 }
  const { coverage } = coverageOf({ rect, region, protect, edge })
  expect(coverageAt(coverage, 26, 20)).toBe(0)
  expect(coverageAt(coverage, 26, 7)).toBe(0)
  expect(coverageAt(coverage, 25, 20)).toBeLessThan(40)
  expect(coverageAt(coverage, 25, 8)).toBeLessThan(40)
  expect(coverageAt(coverage, 15, 20)).toBe(255)
})

test('coverage is the same at every position of the crop around the region', () => {
  const shift = fc.record({
    left: fc.integer({ min: 1, max: 40 }),
    top: fc.integer({ min: 1, max: 40 }),
    right: fc.integer({ min: 1, max: 40 }),
    bottom: fc.integer({ min: 1, max: 40 }),
  })
  const protects = fc.array(arbitraryMask, { maxLength: 1 })
  fc.assert(
    fc.property(arbitraryMask, protects, shift, (area, protect, { left, top, right, bottom }) => {
      const { x, y, width, height } = area.rect
      const around = {
        x: x - left,
        y: y - top,
        width: left + width + right,
        height: top + height + bottom,
      }
      const changeable = [...pixelsOf(area.rect)].some(
        ([column, row]) => coverageAt(area, column, row) > 0 && !covers(protect, column, row),
      )
      fc.pre(changeable)
      const wide = { x: x - 60, y: y - 60, width: width + 120, height: height + 120 }
      const here = coverageOf({ rect: around, region: area, protect, edge: strict }).coverage
      const there = coverageOf({ rect: wide, region: area, protect, edge: strict }).coverage
      for (const [column, row] of pixelsOf(around)) {
        expect(coverageAt(here, column, row)).toBe(coverageAt(there, column, row))
      }
    }),
    { numRuns: 60 },
  )
})

test('a region that is protected entirely is refused', () => {
  expect(() => coverageOf({ rect, region, protect: [fullMask(rect)], edge: strict })).toThrow(
    expect.objectContaining({
      code: 'bad_region',
      message: 'Everything inside the region is protected, so nothing may change.',
    }),
  )
  expect(() => coverageOf({ rect, region: null, protect: [fullMask(rect)], edge: strict })).toThrow(
    /^The whole picture is protected, so nothing may change\.$/,
  )
})

test('an empty region is refused', () => {
  expect(() => coverageOf({ rect, region: createMask(rect), protect: [], edge: strict })).toThrow(
    expect.objectContaining({
      code: 'bad_region',
      message: 'The region is empty: no pixel of it is marked.',
    }),
  )
})
