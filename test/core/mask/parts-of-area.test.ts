import fc from 'fast-check'
import { expect, test } from 'vitest'
import { containsRect, type Rect, uniteRects } from '../../../core/image/rect.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { maskBounds } from '../../../core/mask/mask-bounds.ts'
import { partsOfArea } from '../../../core/mask/parts-of-area.ts'
import { finish } from '../../../core/steps.ts'
import { drawn, maskOver } from './arbitrary-mask.ts'

const partsOf = (mask: ReturnType<typeof drawn>, most = 4) => finish(partsOfArea(mask, most))

test('separate parts have bounds of their own, the largest first', () => {
  const mask = drawn(['##......', '##......', '........', '.....###', '.....###', '.....###'])
  expect(partsOf(mask)).toEqual([
    { x: 5, y: 3, width: 3, height: 3 },
    { x: 0, y: 0, width: 2, height: 2 },
  ])
})

test('where there are too many, those that lie near each other count as one', () => {
  const mask = drawn(['#.#.......', '..........', '#.#......#'])
  expect(partsOf(mask, 2)).toEqual([
    { x: 0, y: 0, width: 3, height: 3 },
    { x: 9, y: 2, width: 1, height: 1 },
  ])
})

test('where they are scattered all over, their bounds count as one part', () => {
  const data = new Uint8Array(400 * 400)
  for (let y = 20; y < 400; y += 80) for (let x = 10; x < 400; x += 80) data[y * 400 + x] = 255
  const mask = createMask({ x: 0, y: 0, width: 400, height: 400 }, data)
  expect(partsOf(mask)).toEqual([{ x: 10, y: 20, width: 322, height: 322 }])
})

test('a faint border does not count, unless there is nothing else', () => {
  expect(partsOf(drawn(['2222', '2##2', '2222']))).toEqual([{ x: 1, y: 1, width: 2, height: 1 }])
  expect(partsOf(drawn(['....', '.22.', '....']))).toEqual([{ x: 1, y: 1, width: 2, height: 1 }])
})

test('an empty mask has no parts', () => {
  expect(partsOf(drawn(['...', '...']))).toEqual([])
})

test('the parts hold all that is covered and reach no farther than that', () => {
  const masks = maskOver({ x: 0, y: 0, width: 12, height: 9 }).map((mask) =>
    createMask(
      mask.rect,
      mask.data.map((value) => (value > 0 ? 255 : 0)),
    ),
  )
  fc.assert(
    fc.property(masks, fc.integer({ min: 1, max: 6 }), (mask, most) => {
      const parts = partsOf(mask, most)
      expect(parts.length).toBeLessThanOrEqual(most)
      const all = parts.reduce<Rect | null>(
        (sum, part) => (sum ? uniteRects(sum, part) : part),
        null,
      )
      expect(all).toEqual(maskBounds(mask))
      for (const [i, value] of mask.data.entries()) {
        if (value === 0) continue
        const pixel = { x: i % 12, y: Math.floor(i / 12), width: 1, height: 1 }
        expect(parts.some((part) => containsRect(part, pixel))).toBe(true)
      }
    }),
  )
})
