import { expect, test } from 'vitest'
import { densityFloor } from '../../../core/edit/fit-size.ts'
import { planEdit, planStretch } from '../../../core/edit/make-plan.ts'
import type { SizeRule } from '../../../core/edit/plan.ts'
import { containsRect, rectOf, type Size } from '../../../core/image/rect.ts'
import { any, list, photo, rule } from './size-rules.ts'

test('a model of any size gets the region with a quarter of context around it, at scale 1', () => {
  const region = { x: 2000, y: 1000, width: 800, height: 400 }
  expect(planEdit({ size: photo, region, sizes: any })).toEqual({
    crop: { x: 1800, y: 800, width: 1200, height: 800 },
    sent: { width: 1200, height: 800 },
    density: 1,
  })
})

test('a small region gets at least 64 pixels of context', () => {
  const region = { x: 2000, y: 1000, width: 10, height: 4 }
  expect(planEdit({ size: photo, region, sizes: any }).crop).toEqual({
    x: 1936,
    y: 936,
    width: 138,
    height: 132,
  })
})

test('at a border the crop is shifted, so that the context is not lost', () => {
  const region = { x: 0, y: 3990, width: 10, height: 10 }
  expect(planEdit({ size: photo, region, sizes: any }).crop).toEqual({
    x: 0,
    y: 3862,
    width: 138,
    height: 138,
  })
})

test('a crop beyond the limits of a model of any size is scaled down, and the density says so', () => {
  const sizes: SizeRule = { kind: 'any', maxPixels: 1_000_000, maxEdge: 1500 }
  const plan = planEdit({ size: photo, region: null, sizes })
  expect(plan.crop).toEqual({ x: 0, y: 0, ...photo })
  expect(plan.sent).toEqual({ width: 1225, height: 816 })
  expect(plan.density).toBe(0.204)
})

test('a small region in a large photo gets more context rather than an enlarged crop', () => {
  const region = { x: 3000, y: 2000, width: 60, height: 60 }
  expect(planEdit({ size: photo, region, sizes: rule })).toEqual({
    crop: { x: 2622, y: 1622, width: 816, height: 816 },
    sent: { width: 816, height: 816 },
    density: 1,
  })
  expect(planEdit({ size: photo, region, sizes: list })).toEqual({
    crop: { x: 2518, y: 1518, width: 1024, height: 1024 },
    sent: { width: 1024, height: 1024 },
    density: 1,
  })
})

test('a small region in a picture just above the least size goes out pixel on pixel', () => {
  const plan = planEdit({
    size: { width: 1200, height: 800 },
    region: { x: 100, y: 100, width: 50, height: 60 },
    sizes: rule,
  })
  expect(plan.density).toBe(1)
  expect(plan.sent).toEqual({ width: plan.crop.width, height: plan.crop.height })
})

test('a large region gives up context where that keeps one provider pixel per source pixel', () => {
  const region = { x: 1000, y: 500, width: 3000, height: 2000 }
  const plan = planEdit({ size: photo, region, sizes: rule })
  expect(plan.density).toBe(1)
  expect(plan.crop.width).toBeGreaterThanOrEqual(3000 + 2 * 64)
  expect(plan.crop.height).toBeGreaterThanOrEqual(2000 + 2 * 64)
})

test('a region beyond what the model takes is sent coarser, in exact proportions, with its density stated', () => {
  const region = { x: 500, y: 500, width: 4000, height: 3000 }
  const plan = planEdit({ size: photo, region, sizes: list })
  expect(plan.sent).toEqual({ width: 1536, height: 1024 })
  expect(plan.crop.width * 2).toBe(plan.crop.height * 3)
  expect(plan.density).toBeCloseTo(1536 / plan.crop.width, 12)
  expect(plan.density).toBeLessThan(0.4)
})

test('the whole of a photo is sent in its own proportions', () => {
  const plan = planEdit({ size: photo, region: null, sizes: rule })
  expect(plan.crop).toEqual({ x: 0, y: 0, ...photo })
  expect(plan.sent).toEqual({ width: 3504, height: 2336 })
  expect(planStretch(plan)).toBe(1)
})

test('a whole picture of odd proportions goes to the nearest size, and the squeeze is known', () => {
  const plan = planEdit({ size: { width: 1023, height: 767 }, region: null, sizes: rule })
  expect(plan.crop).toEqual({ x: 0, y: 0, width: 1023, height: 767 })
  expect(plan.sent).toEqual({ width: 1024, height: 768 })
  expect(planStretch(plan)).toBeCloseTo(1.0003, 4)
})

test('a squeeze below one percent is not avoided by sending more pixels', () => {
  const plan = planEdit({ size: { width: 1000, height: 701 }, region: null, sizes: rule })
  expect(plan.sent).toEqual({ width: 1008, height: 704 })
  expect(planStretch(plan)).toBeCloseTo(1.0037, 4)
})

test('a panorama that is wanted whole is squeezed to the longest proportions offered, never cut', () => {
  const plan = planEdit({ size: { width: 10_000, height: 1000 }, region: null, sizes: rule })
  expect(plan.crop).toEqual({ x: 0, y: 0, width: 10_000, height: 1000 })
  expect(plan.sent.width).toBe(plan.sent.height * 3)
  expect(planStretch(plan)).toBeCloseTo(10 / 3, 12)
  expect(plan.density).toBe(plan.sent.width / 10_000)
})

test('a region in a panorama is not squeezed as long as the picture leaves room', () => {
  const size = { width: 10_000, height: 1000 }
  const plan = planEdit({ size, region: { x: 50, y: 300, width: 2900, height: 200 }, sizes: rule })
  expect(planStretch(plan)).toBe(1)
  const wide = planEdit({ size, region: { x: 0, y: 300, width: 5000, height: 200 }, sizes: rule })
  expect(wide.crop.height).toBe(1000)
  expect(planStretch(wide)).toBeLessThan(1.7)
})

test('a soft edge is part of what the crop holds', () => {
  const region = { x: 2000, y: 1000, width: 100, height: 100 }
  const plan = planEdit({ size: photo, region, sizes: any, reachPx: 40 })
  expect(plan.crop).toEqual({ x: 1896, y: 896, width: 308, height: 308 })
  const corner = planEdit({
    size: photo,
    region: { x: 0, y: 0, width: 5, height: 5 },
    sizes: any,
    reachPx: 200.5,
  })
  expect(containsRect(corner.crop, { x: 0, y: 0, width: 206, height: 206 })).toBe(true)
})

test('a picture of one pixel is planned for every kind of model', () => {
  const size = { width: 1, height: 1 }
  for (const region of [null, rectOf(size)]) {
    expect(planEdit({ size, region, sizes: any }).sent).toEqual(size)
    expect(planEdit({ size, region, sizes: list })).toEqual({
      crop: rectOf(size),
      sent: { width: 1024, height: 1024 },
      density: 1024,
    })
    expect(planEdit({ size, region, sizes: rule }).sent).toEqual({ width: 816, height: 816 })
  }
})

test('among sizes that are dense enough the cheapest is asked for, and a size without a price is the dearest', () => {
  const region = { x: 3000, y: 2000, width: 60, height: 60 }
  const wide = ({ width }: Size) => (width === 1536 ? 0.01 : 0.013)
  expect(planEdit({ size: photo, region, sizes: list, priceOf: wide }).sent).toEqual({
    width: 1536,
    height: 1024,
  })
  const listed = ({ height }: Size) => (height === 1536 ? 5 : null)
  expect(planEdit({ size: photo, region, sizes: list, priceOf: listed }).sent.height).toBe(1536)
})

test('no price is low enough for a plan that is coarser than the picture', () => {
  const region = { x: 1000, y: 1000, width: 1200, height: 700 }
  const priceOf = ({ width }: Size) => (width === 1024 ? 0 : 9)
  const plan = planEdit({ size: photo, region, sizes: list, priceOf })
  expect(plan.sent).toEqual({ width: 1536, height: 1024 })
  expect(plan.density).toBe(densityFloor)
})

test('a price decides nothing about pictures that are enlarged or squeezed more than they must be', () => {
  const size = { width: 1000, height: 1000 }
  const priceOf = ({ width, height }: Size) => (width === height ? 1 : 0)
  expect(planStretch(planEdit({ size, region: null, sizes: rule, priceOf }))).toBe(1)
})

test('a region outside the picture and a rule without sizes are mistakes', () => {
  const region = { x: 5999, y: 0, width: 2, height: 2 }
  expect(() => planEdit({ size: photo, region, sizes: any })).toThrow(
    /^Expected a region inside 6000×4000 but received 2×2 at 5999,0$/,
  )
  expect(() => planEdit({ size: photo, region: null, sizes: { kind: 'list', sizes: [] } })).toThrow(
    /^Expected a size rule that at least one size meets$/,
  )
})
