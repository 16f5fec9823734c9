import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Rect, uniteRects } from '../../../core/image/rect.ts'
import { intersectMask, invertMask, subtractMask, uniteMasks } from '../../../core/mask/combine.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import type { Mask } from '../../../core/mask/mask.ts'
import { arbitraryMask, drawn } from './arbitrary-mask.ts'

const whole: Rect = { x: -20, y: -20, width: 60, height: 60 }

/** Two masks are the same area when they agree on every pixel, whatever their rectangles. */
function expectSameArea(a: Mask, b: Mask, over: Rect = whole): void {
  expect(Buffer.compare(cropMask(a, over).data, cropMask(b, over).data)).toBe(0)
}

test('unite takes the larger coverage over both rectangles', () => {
  const united = uniteMasks(drawn(['#5.']), drawn(['8#'], { x: 1, y: 0 }))
  expect(united).toEqual(drawn(['#8#']))
})

test('intersect takes the smaller coverage over the shared rectangle', () => {
  const shared = intersectMask(drawn(['#5.']), drawn(['8#'], { x: 1, y: 0 }))
  expect(shared).toEqual(drawn(['5.'], { x: 1, y: 0 }))
})

test('masks that do not meet intersect in an empty mask', () => {
  const shared = intersectMask(drawn(['##']), drawn(['##'], { x: 5, y: 5 }))
  expect(shared).toEqual(drawn(['.']))
})

test('subtract keeps the first rectangle and leaves what the second does not cover', () => {
  const rest = subtractMask(drawn(['####']), drawn(['#5'], { x: 1, y: 0 }))
  expect([...rest.data]).toEqual([255, 0, 127, 255])
  expect(rest.rect).toEqual({ x: 0, y: 0, width: 4, height: 1 })
})

test('invert covers exactly the given bounds', () => {
  expect(invertMask(drawn(['#.']), { x: -1, y: 0, width: 4, height: 1 })).toEqual(
    drawn(['#.##'], { x: -1, y: 0 }),
  )
})

test('union and intersection are commutative, associative, idempotent and absorb each other', () => {
  fc.assert(
    fc.property(arbitraryMask, arbitraryMask, arbitraryMask, (a, b, c) => {
      expectSameArea(uniteMasks(a, b), uniteMasks(b, a))
      expectSameArea(intersectMask(a, b), intersectMask(b, a))
      expectSameArea(uniteMasks(uniteMasks(a, b), c), uniteMasks(a, uniteMasks(b, c)))
      expectSameArea(intersectMask(intersectMask(a, b), c), intersectMask(a, intersectMask(b, c)))
      expectSameArea(uniteMasks(a, a), a)
      expectSameArea(intersectMask(a, a), a)
      expectSameArea(uniteMasks(a, intersectMask(a, b)), a)
      expectSameArea(intersectMask(a, uniteMasks(a, b)), a)
    }),
  )
})

test('intersection distributes over union', () => {
  fc.assert(
    fc.property(arbitraryMask, arbitraryMask, arbitraryMask, (a, b, c) => {
      expectSameArea(
        intersectMask(a, uniteMasks(b, c)),
        uniteMasks(intersectMask(a, b), intersectMask(a, c)),
      )
    }),
  )
})

test('De Morgan holds: the inverse of a union is the intersection of the inverses, and the other way round', () => {
  fc.assert(
    fc.property(arbitraryMask, arbitraryMask, (a, b) => {
      const bounds = uniteRects(a.rect, b.rect)
      const notA = invertMask(a, bounds)
      const notB = invertMask(b, bounds)
      expectSameArea(invertMask(uniteMasks(a, b), bounds), intersectMask(notA, notB))
      expectSameArea(invertMask(intersectMask(a, b), bounds), uniteMasks(notA, notB))
    }),
  )
})

test('subtracting is intersecting with the inverse, and inverting twice gives the mask back', () => {
  fc.assert(
    fc.property(arbitraryMask, arbitraryMask, (a, b) => {
      const bounds = uniteRects(a.rect, b.rect)
      expectSameArea(subtractMask(a, b), intersectMask(a, invertMask(b, bounds)))
      expectSameArea(invertMask(invertMask(a, bounds), bounds), a)
    }),
  )
})

test('subtracting never covers more than before, and nothing where the other is full', () => {
  fc.assert(
    fc.property(arbitraryMask, arbitraryMask, (a, b) => {
      const rest = subtractMask(a, b)
      const other = cropMask(b, a.rect)
      expect(rest.data.every((value, i) => value <= a.data[i]!)).toBe(true)
      expect(rest.data.every((value, i) => other.data[i] !== 255 || value === 0)).toBe(true)
    }),
  )
})
