import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PartOfPicture } from '../../../core/prompt/place.ts'
import { placeWords } from '../../../core/prompt/place-words.ts'

const end = 'Widths are counted from the left, heights from the top.'

function part(left: number, right: number, top: number, bottom: number): PartOfPicture {
  return { left, right, top, bottom }
}

function only(...parts: PartOfPicture[]): string {
  return placeWords({ only: parts, except: [] })
}

test('one part is named and measured', () => {
  expect(only(part(0.1, 0.45, 0.05, 0.4))).toBe(
    `Make the change only in the upper left part of the picture, from 10 % to 45 % of its width and from 5 % to 40 % of its height.\n${end}`,
  )
  expect(only(part(0.4, 0.6, 0.4, 0.6))).toContain('in the middle part of the picture, from 40 %')
  expect(only(part(0.3, 0.7, 0.6, 1))).toContain('in the lower middle part of the picture')
  expect(only(part(0.7, 1, 0.3, 0.7))).toContain('in the middle right part of the picture')
})

test('a part that reaches from border to border is a strip', () => {
  expect(only(part(0, 1, 0, 0.3))).toBe(
    `Make the change only in the upper part of the picture, over its whole width and from 0 % to 30 % of its height.\n${end}`,
  )
  expect(only(part(0.7, 1, 0, 0.97))).toContain(
    'in the right part of the picture, from 70 % to 100 % of its width and over its whole height.',
  )
})

test('several parts are listed', () => {
  expect(only(part(0, 0.2, 0, 0.2), part(0.8, 1, 0.8, 1))).toBe(
    `Make the change only in these 2 parts of the picture:
- the upper left part of the picture, from 0 % to 20 % of its width and from 0 % to 20 % of its height
- the lower right part of the picture, from 80 % to 100 % of its width and from 80 % to 100 % of its height
${end}`,
  )
})

test('what must stay is left out', () => {
  const label = part(0.4, 0.6, 0.5, 0.7)
  expect(placeWords({ only: [part(0.2, 0.8, 0.2, 0.9)], except: [label] })).toContain(
    '\nChange nothing in the middle part of the picture, from 40 % to 60 % of its width',
  )
  expect(placeWords({ only: null, except: [label] })).toBe(
    `Make the change anywhere but in the middle part of the picture, from 40 % to 60 % of its width and from 50 % to 70 % of its height.\n${end}`,
  )
})

test('where change is allowed everywhere nothing is said', () => {
  expect(placeWords({ only: null, except: [] })).toBe('')
  expect(only(part(0, 1, 0.01, 1))).toBe('')
})

test('percentages are rounded outward, so that nothing of the part is left out', () => {
  expect(only(part(0.128, 0.451, 0.3, 0.57))).toContain(
    'from 12 % to 46 % of its width and from 30 % to 57 % of its height',
  )
})

test('whatever is marked, no percentage leaves the picture', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, share, share, (a, b, c, d) => {
      const words = only(part(Math.min(a, b), Math.max(a, b), Math.min(c, d), Math.max(c, d)))
      const numbers = [...words.matchAll(/(-?\d+) %/g)].map(([, digits]) => Number(digits))
      for (const number of numbers) {
        expect(number).toBeGreaterThanOrEqual(0)
        expect(number).toBeLessThanOrEqual(100)
      }
    }),
  )
})
