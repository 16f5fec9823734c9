import fc from 'fast-check'
import { expect, test } from 'vitest'
import { growOutward } from '../../../core/mask/grow.ts'
import { coverageAt, fullMask } from '../../../core/mask/mask.ts'
import { maskBounds } from '../../../core/mask/mask-bounds.ts'
import { finish } from '../../../core/steps.ts'
import { arbitraryMask, drawn } from './arbitrary-mask.ts'

test('coverage falls outward and ends exactly at the stated distance', () => {
  const grown = finish(growOutward(fullMask({ x: 10, y: 10, width: 20, height: 20 }), 8))
  expect(maskBounds(grown)).toEqual({ x: 2, y: 2, width: 36, height: 36 })
  const outward = Array.from({ length: 10 }, (_, i) => coverageAt(grown, 29 + i, 20))
  expect(outward).toEqual([255, 246, 223, 189, 149, 106, 66, 32, 9, 0])
})

test('the given coverage stays', () => {
  const mask = drawn(['....', '.#3.', '....'])
  const grown = finish(growOutward(mask, 2))
  expect(coverageAt(grown, 1, 1)).toBe(255)
  expect(coverageAt(grown, 2, 1)).toBeGreaterThanOrEqual(77)
})

test('faint coverage is no area to fade from, and is not lowered by the fade', () => {
  const grown = finish(growOutward(drawn(['#.43']), 2))
  expect(Array.from({ length: 6 }, (_, x) => coverageAt(grown, x, 0))).toEqual([
    255, 189, 102, 77, 0, 0,
  ])
})

test('less than a pixel of reach reaches nowhere', () => {
  expect(maskBounds(finish(growOutward(drawn(['...', '.#.', '...']), 0.9)))).toEqual({
    x: 1,
    y: 1,
    width: 1,
    height: 1,
  })
})

test('nothing grows beyond the canvas', () => {
  const canvas = { x: 0, y: 0, width: 12, height: 12 }
  const grown = finish(growOutward(fullMask({ x: 1, y: 1, width: 3, height: 3 }), 5, { canvas }))
  expect(grown.rect).toEqual({ x: 0, y: 0, width: 9, height: 9 })
})

test('no pixel farther than the reach from the area is ever covered', () => {
  fc.assert(
    fc.property(arbitraryMask, fc.double({ min: 0.1, max: 9, noNaN: true }), (mask, px) => {
      const grown = finish(growOutward(mask, px))
      const area = [...mask.data.keys()].filter((i) => mask.data[i] !== 0)
      const { rect } = mask
      for (let i = 0; i < grown.data.length; i++) {
        const x = grown.rect.x + (i % grown.rect.width)
        const y = grown.rect.y + Math.floor(i / grown.rect.width)
        expect(grown.data[i]!).toBeGreaterThanOrEqual(coverageAt(mask, x, y))
        if (grown.data[i] === 0) continue
        const near = area.some(
          (j) =>
            Math.hypot(x - rect.x - (j % rect.width), y - rect.y - Math.floor(j / rect.width)) <=
            px,
        )
        expect(near).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})
