import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import { createPicture, cropPicture, type Depth } from '../../../core/image/picture.ts'
import { type Rect, rectOf } from '../../../core/image/rect.ts'
import { createMask } from '../../../core/mask/mask.ts'
import {
  composeStack,
  composeStackInSteps,
  type StackPart,
} from '../../../core/refine/compose-stack.ts'
import { photograph, softPatch, translucent } from '../../hosts/contract/scene.ts'

const size = { width: 24, height: 16 }
const whole = rectOf(size)

function part(rect: Rect, depth: Depth, seed: number, changes: Partial<StackPart> = {}): StackPart {
  const { color, coverage } = softPatch(rect, depth, seed)
  return { rect, color, coverage: coverage.data, replacing: false, ...changes }
}

test('without a part the base comes back as a copy', () => {
  const base = photograph(size, 8)
  const result = composeStack(base, [])
  expect(result).toEqual(base)
  expect(result.data).not.toBe(base.data)
})

test('law: patches lie over each other as composing them one by one gives, at every depth and place', () => {
  const places = fc
    .record({
      x: fc.nat(20),
      y: fc.nat(12),
      width: fc.integer({ min: 1, max: 24 }),
      height: fc.integer({ min: 1, max: 16 }),
    })
    .map(({ x, y, width, height }) => ({
      x,
      y,
      width: Math.min(width, size.width - x),
      height: Math.min(height, size.height - y),
    }))
  fc.assert(
    fc.property(
      fc.array(places, { maxLength: 4 }),
      fc.constantFrom<Depth>(8, 16),
      (rects, depth) => {
        const base = translucent(photograph(size, depth))
        const kept = base.data.slice()
        const parts = rects.map((rect, index) => part(rect, depth, index + 3))
        const expected = parts.reduce(
          (below, { rect, color, coverage }) =>
            composeOnto(below, { rect, color, coverage: createMask(rect, coverage ?? undefined) }),
          base,
        )
        expect(composeStack(base, parts)).toEqual(expected)
        expect(base.data).toEqual(kept)
      },
    ),
  )
})

test('a part without coverage is fully shown', () => {
  const rect = { x: 3, y: 2, width: 5, height: 4 }
  const shown = part(rect, 8, 5, { coverage: null })
  expect(cropPicture(composeStack(photograph(size, 8), [shown]), rect)).toEqual(shown.color)
})

test('a replacing part shows its own words, and hides all below it, also where it does not reach', () => {
  const base = photograph(size, 16)
  const picture = translucent(photograph(size, 16, 8))
  const below = part({ x: 1, y: 1, width: 9, height: 9 }, 16, 4)
  const replacing = { rect: whole, color: picture, coverage: null, replacing: true }
  expect(composeStack(base, [below, replacing])).toEqual(picture)

  const smaller = { x: 4, y: 4, width: 6, height: 5 }
  const small = { ...replacing, rect: smaller, color: cropPicture(picture, smaller) }
  const result = composeStack(base, [below, small])
  expect(cropPicture(result, smaller)).toEqual(small.color)
  expect(cropPicture(result, { x: 0, y: 0, width: 24, height: 4 })).toEqual(
    createPicture({ width: 24, height: 4 }, 16),
  )
})

test('a mask and an opacity on a replacing part lower its alpha and leave its colour', () => {
  const picture = photograph({ width: 3, height: 1 }, 8)
  const coverage = Uint8Array.of(0, 128, 255)
  const replacing = { rect: rectOf(picture), color: picture, coverage, replacing: true }
  const { data } = composeStack(picture, [replacing])
  expect([data[3], data[7], data[11]]).toEqual([0, 128, 255])
  for (const pos of [0, 1, 2, 4, 5, 6]) expect(data[pos]).toBe(picture.data[pos])
  expect(picture.data[3]).toBe(255)
})

test('what does not fit is refused', () => {
  const base = photograph(size, 8)
  const rect = { x: 20, y: 3, width: 5, height: 4 }
  expect(() => composeStack(base, [part(rect, 8, 2)])).toThrow(
    new RangeError('Expected a part inside 24×16 but received 5×4 at 20,3'),
  )
  const inside = { ...rect, x: 2 }
  expect(() => composeStack(base, [part(inside, 16, 2)])).toThrow(
    new TypeError('Expected pixels of 5×4 at 8 bits but received 5×4 at 16 bits'),
  )
  expect(() => composeStack(base, [part(inside, 8, 2, { coverage: new Uint8Array(3) })])).toThrow(
    new TypeError('Expected coverage of 20 pixels but received 3'),
  )
})

test('the work pauses between bands of a large part, and comes to the same', () => {
  const large = { width: 600, height: 1000 }
  const base = photograph(large, 8)
  const parts = [part(rectOf(large), 8, 3), part({ x: 5, y: 400, width: 80, height: 90 }, 8, 4)]
  const steps = composeStackInSteps(base, parts)
  let pauses = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) pauses++
  expect(pauses).toBe(4)
  const expected = parts.reduce(
    (below, { rect, color, coverage }) =>
      composeOnto(below, { rect, color, coverage: createMask(rect, coverage ?? undefined) }),
    base,
  )
  expect(step.value.data).toEqual(expected.data)
})
