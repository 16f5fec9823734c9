import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import { coverageAt } from '../../../core/mask/mask.ts'
import { maskBounds } from '../../../core/mask/mask-bounds.ts'
import { arbitraryMask, arbitraryRect, drawn } from './arbitrary-mask.ts'

test('bounds hold every covered pixel, however faint', () => {
  const mask = drawn(['.....', '..1..', '...#.', '.....'], { x: 10, y: 20 })
  expect(maskBounds(mask)).toEqual({ x: 12, y: 21, width: 2, height: 2 })
})

test('an empty mask has no bounds', () => {
  expect(maskBounds(drawn(['...', '...']))).toBeNull()
})

test('bounds touch coverage on all four sides', () => {
  fc.assert(
    fc.property(arbitraryMask, (mask) => {
      const covered = [...mask.data.keys()].filter((i) => mask.data[i] !== 0)
      const xs = covered.map((i) => mask.rect.x + (i % mask.rect.width))
      const ys = covered.map((i) => mask.rect.y + Math.floor(i / mask.rect.width))
      expect(maskBounds(mask)).toEqual(
        covered.length === 0
          ? null
          : {
              x: Math.min(...xs),
              y: Math.min(...ys),
              width: Math.max(...xs) - Math.min(...xs) + 1,
              height: Math.max(...ys) - Math.min(...ys) + 1,
            },
      )
    }),
  )
})

test('a crop has exactly the wanted rectangle, with 0 where the mask does not reach', () => {
  expect(cropMask(drawn(['#5', '2#']), { x: 1, y: -1, width: 2, height: 2 })).toEqual(
    drawn(['..', '5.'], { x: 1, y: -1 }),
  )
})

test('a crop keeps the coverage of every pixel it shares with the mask', () => {
  fc.assert(
    fc.property(arbitraryMask, arbitraryRect, (mask, rect) => {
      const crop = cropMask(mask, rect)
      expect(crop.rect).toEqual(rect)
      for (let i = 0; i < crop.data.length; i++) {
        const x = rect.x + (i % rect.width)
        const y = rect.y + Math.floor(i / rect.width)
        expect(crop.data[i]).toBe(coverageAt(mask, x, y))
      }
    }),
  )
})
