import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planEdit } from '../../../core/edit/make-plan.ts'
import type { SizeRule } from '../../../core/edit/plan.ts'
import { containsRect, type Rect, rectOf, type Size } from '../../../core/image/rect.ts'
import { any, list, photo, rule } from './size-rules.ts'

function isOffered({ width, height }: Size, sizes: SizeRule): boolean {
  const pixels = width * height
  switch (sizes.kind) {
    case 'any':
      return pixels <= sizes.maxPixels && Math.max(width, height) <= sizes.maxEdge
    case 'list':
      return sizes.sizes.some((size) => size.width === width && size.height === height)
    case 'rule':
      return (
        width % sizes.multipleOf === 0 &&
        height % sizes.multipleOf === 0 &&
        Math.max(width, height) <= sizes.maxEdge &&
        pixels >= sizes.minPixels &&
        pixels <= sizes.maxPixels &&
        Math.max(width, height) <= sizes.maxRatio * Math.min(width, height)
      )
  }
}

const edge = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 7000 }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 3, 16, 30_000) },
)
const arbitraryCase = fc.record({ width: edge, height: edge }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    region: fc.option(
      fc
        .tuple(
          fc.nat(size.width - 1),
          fc.nat(size.height - 1),
          fc.double({ min: 0, max: 1, noNaN: true }),
        )
        .map(
          ([x, y, part]): Rect => ({
            x,
            y,
            width: 1 + Math.floor((size.width - 1 - x) * part),
            height: 1 + Math.floor((size.height - 1 - y) * part),
          }),
        ),
    ),
    sizes: fc.oneof(
      fc.constantFrom(any, list),
      fc.constantFrom<SizeRule>(
        { kind: 'any', maxPixels: 250_000, maxEdge: 700 },
        { kind: 'any', maxPixels: 50, maxEdge: 60 },
        { ...rule, multipleOf: 64, minPixels: 1, maxEdge: 2048 },
        { ...rule, multipleOf: 64 },
      ),
    ),
    reachPx: fc.constantFrom(0, 0.5, 8, 256),
  }),
)

test('every plan contains the region, lies in the picture and asks for an offered size', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ size, region, sizes, reachPx }) => {
      const { crop, sent, density } = planEdit({ size, region, sizes, reachPx })
      expect(containsRect(rectOf(size), crop)).toBe(true)
      expect(containsRect(crop, region ?? rectOf(size))).toBe(true)
      expect(isOffered(sent, sizes)).toBe(true)
      expect(density).toBe(Math.min(sent.width / crop.width, sent.height / crop.height))
    }),
    { numRuns: 300 },
  )
})

test('every plan leaves a pixel around the region and its soft edge where the picture goes on', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ size, region, sizes, reachPx }) => {
      if (!region) return
      const { crop } = planEdit({ size, region, sizes, reachPx })
      const by = Math.ceil(reachPx) + 1
      const x = Math.max(0, region.x - by)
      const y = Math.max(0, region.y - by)
      const right = Math.min(size.width, region.x + region.width + by)
      const bottom = Math.min(size.height, region.y + region.height + by)
      expect(containsRect(crop, { x, y, width: right - x, height: bottom - y })).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('the proportions are exact whenever the picture is large enough for the crop', () => {
  const placed = fc.record({
    x: fc.integer({ min: 0, max: 5000 }),
    y: fc.integer({ min: 0, max: 3000 }),
    width: fc.integer({ min: 1, max: 1000 }),
    height: fc.integer({ min: 1, max: 1000 }),
    sizes: fc.constantFrom(list, { ...rule, multipleOf: 64 }),
  })
  fc.assert(
    fc.property(placed, ({ sizes, ...region }) => {
      const { crop, sent } = planEdit({ size: photo, region, sizes })
      expect(crop.width * sent.height).toBe(crop.height * sent.width)
    }),
    { numRuns: 200 },
  )
})

test('the same input gives the same plan', () => {
  fc.assert(
    fc.property(arbitraryCase, (input) => {
      expect(planEdit(structuredClone(input))).toEqual(planEdit(input))
    }),
    { numRuns: 50 },
  )
})
