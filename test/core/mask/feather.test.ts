import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uniteMasks } from '../../../core/mask/combine.ts'
import { featherByThickness } from '../../../core/mask/feather.ts'
import { coverageAt, fullMask, type Mask } from '../../../core/mask/mask.ts'
import { arbitraryMask, drawn } from './arbitrary-mask.ts'

/** Coverage of a row through the mask's middle. */
function middleRow({ rect, data }: Mask): number[] {
  const start = Math.floor(rect.height / 2) * rect.width
  return [...data.subarray(start, start + rect.width)]
}

function smooth(t: number): number {
  return Math.round(255 * t * t * (3 - 2 * t))
}

test('the feather goes round corners by distance, not by box', () => {
  const square = fullMask({ x: 0, y: 0, width: 160, height: 160 })
  const feathered = featherByThickness(square)
  expect(coverageAt(feathered, 3, 80)).toBe(coverageAt(feathered, 80, 3))
  expect(coverageAt(feathered, 3, 3)).toBe(coverageAt(feathered, 3, 80))
  const around = featherByThickness(square, {
    from: fullMask({ x: 80, y: 80, width: 1, height: 1 }),
  })
  expect(coverageAt(around, 83, 84)).toBe(smooth(4.5 / 16))
  expect(coverageAt(around, 85, 80)).toBe(smooth(4.5 / 16))
})

test('coverage rises inward as a smoothstep, over a quarter of the largest inscribed radius', () => {
  const row = middleRow(featherByThickness(fullMask({ x: 0, y: 0, width: 33, height: 33 })))
  const radius = 0.25 * 16.5
  expect(row.slice(0, 6)).toEqual([
    ...[0.5, 1.5, 2.5, 3.5].map((distance) => smooth(distance / radius)),
    255,
    255,
  ])
})

test('the width is never above 16 pixels', () => {
  const row = middleRow(featherByThickness(fullMask({ x: 0, y: 0, width: 301, height: 301 })))
  expect(row[15]).toBe(smooth(15.5 / 16))
  expect(row[16]).toBe(255)
  expect(row[0]).toBe(smooth(0.5 / 16))
})

test('a thin part beside a thick one keeps its middle', () => {
  const thick = fullMask({ x: 0, y: 0, width: 200, height: 200 })
  const thin = fullMask({ x: 210, y: 0, width: 1, height: 200 })
  const feathered = featherByThickness(uniteMasks(thick, thin))
  expect(coverageAt(feathered, 210, 100)).toBe(255)
  expect(coverageAt(feathered, 0, 100)).toBeLessThan(5)
})

test('one pixel and one-pixel lines stay fully covered', () => {
  expect(featherByThickness(drawn(['...', '.#.', '...']))).toEqual(drawn(['...', '.#.', '...']))
  expect(featherByThickness(drawn(['.....', '#####', '.....']))).toEqual(
    drawn(['.....', '#####', '.....']),
  )
})

test('the canvas border is no edge', () => {
  const canvas = { x: 0, y: 0, width: 60, height: 60 }
  const corner = fullMask({ x: 0, y: 0, width: 40, height: 40 })
  const feathered = featherByThickness(corner, { canvas })
  expect(coverageAt(feathered, 0, 0)).toBe(255)
  expect(coverageAt(feathered, 10, 0)).toBe(255)
  expect(coverageAt(feathered, 39, 0)).toBeLessThan(30)
  expect(featherByThickness(fullMask(canvas), { canvas })).toEqual(fullMask(canvas))
})

test('fading away from given pixels leaves the mask’s own border as it is', () => {
  const area = fullMask({ x: 1, y: 1, width: 99, height: 99 })
  const from = fullMask({ x: 100, y: 0, width: 5, height: 101 })
  const faded = featherByThickness(area, { from })
  expect(coverageAt(faded, 1, 50)).toBe(255)
  expect(coverageAt(faded, 99, 50)).toBeLessThan(30)
})

test('pixels to fade away from end at 0, also inside the area and beside it', () => {
  const area = fullMask({ x: 0, y: 0, width: 100, height: 100 })
  const inside = featherByThickness(area, { from: fullMask({ x: 50, y: 50, width: 1, height: 1 }) })
  expect(coverageAt(inside, 50, 50)).toBe(0)
  expect(coverageAt(inside, 51, 50)).toBeLessThan(10)
  const beside = featherByThickness(area, {
    from: fullMask({ x: 104, y: 0, width: 1, height: 100 }),
  })
  expect(coverageAt(beside, 99, 50)).toBe(smooth(4.5 / 12.375))
})

test('feathering never raises coverage, and never covers what was uncovered', () => {
  fc.assert(
    fc.property(arbitraryMask, (mask) => {
      const feathered = featherByThickness(mask)
      expect(feathered.rect).toEqual(mask.rect)
      expect(feathered.data.every((value, i) => value <= mask.data[i]!)).toBe(true)
    }),
  )
})

test('feathering commutes with moving the mask', () => {
  fc.assert(
    fc.property(arbitraryMask, fc.integer({ min: -50, max: 50 }), (mask, by) => {
      const moved = { ...mask, rect: { ...mask.rect, x: mask.rect.x + by, y: mask.rect.y - by } }
      expect(featherByThickness(moved).data).toEqual(featherByThickness(mask).data)
    }),
  )
})
