import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeOnto, composePatch } from '../../../core/edit/compose.ts'
import type { Patch } from '../../../core/edit/patch.ts'
import { createPicture, maxWord, type Picture } from '../../../core/image/picture.ts'
import { createMask, fullMask } from '../../../core/mask/mask.ts'
import { maskOver } from '../mask/arbitrary-mask.ts'
import { arbitraryAlpha, arbitraryDepth, flatPicture, pictureOf } from './arbitrary-picture.ts'

/** One pixel over one pixel, at one coverage. */
function laid(
  parent: readonly number[],
  color: readonly number[],
  coverage: number,
  depth: 8 | 16,
) {
  const rect = { x: 0, y: 0, width: 1, height: 1 }
  const patch = {
    rect,
    color: flatPicture(rect, depth, color),
    coverage: createMask(rect, Uint8Array.of(coverage)),
  }
  return [...composePatch(flatPicture(rect, depth, parent), patch).data]
}

/** A parent, and a patch of its size at any depth, alpha and coverage. */
const arbitraryPair: fc.Arbitrary<{ parent: Picture; patch: Patch }> = fc
  .record({
    depth: arbitraryDepth,
    parentAlpha: arbitraryAlpha,
    colorAlpha: arbitraryAlpha,
    rect: fc.record({
      x: fc.nat(5),
      y: fc.nat(5),
      width: fc.integer({ min: 1, max: 6 }),
      height: fc.integer({ min: 1, max: 6 }),
    }),
  })
  .chain(({ depth, parentAlpha, colorAlpha, rect }) =>
    fc.record({
      parent: pictureOf(rect, depth, parentAlpha),
      patch: fc.record({
        rect: fc.constant(rect),
        color: pictureOf(rect, depth, colorAlpha),
        coverage: maskOver(rect),
      }),
    }),
  )

test('promise 1: where coverage is 0 the words of the parent are copied, whatever the patch holds', () => {
  fc.assert(
    fc.property(arbitraryPair, ({ parent, patch }) => {
      const composed = composePatch(parent, patch)
      for (let pos = 0; pos < parent.data.length; pos++) {
        if (patch.coverage.data[pos >> 2] === 0) expect(composed.data[pos]).toBe(parent.data[pos])
      }
    }),
    { numRuns: 300 },
  )
})

test('promise 1: laying a patch onto the whole picture changes nothing outside its rectangle', () => {
  fc.assert(
    fc.property(arbitraryPair, fc.integer(), ({ parent, patch }, seed) => {
      const whole = createPicture({ width: 12, height: 12 }, parent.depth)
      for (let pos = 0; pos < whole.data.length; pos++) {
        whole.data[pos] = Math.abs((seed + pos * 7919) % (maxWord(parent.depth) + 1))
      }
      const composed = composeOnto(whole, patch)
      const { x, y, width, height } = patch.rect
      for (let i = 0; i < 144; i++) {
        const column = (i % 12) - x
        const row = Math.floor(i / 12) - y
        const isInside = column >= 0 && row >= 0 && column < width && row < height
        if (isInside && patch.coverage.data[row * width + column] !== 0) continue
        expect(composed.data.slice(i * 4, i * 4 + 4)).toEqual(whole.data.slice(i * 4, i * 4 + 4))
      }
    }),
  )
})

test('the parent itself stays as it was', () => {
  fc.assert(
    fc.property(arbitraryPair, ({ parent, patch }) => {
      const before = parent.data.slice()
      composePatch(parent, patch)
      expect(parent.data).toEqual(before)
    }),
  )
})

test('where coverage is 255 the words of the patch are copied', () => {
  fc.assert(
    fc.property(arbitraryPair, ({ parent, patch }) => {
      const composed = composePatch(parent, { ...patch, coverage: fullMask(patch.rect) })
      expect(composed.data).toEqual(patch.color.data)
    }),
  )
})

test('equal pixels stay equal at every coverage, so that nothing drifts', () => {
  fc.assert(
    fc.property(arbitraryPair, ({ parent, patch }) => {
      expect(composePatch(parent, { ...patch, color: parent }).data).toEqual(parent.data)
    }),
  )
})

test('opaque words are mixed as encoded and rounded to the nearest', () => {
  expect(laid([0, 100, 255, 255], [255, 140, 0, 255], 128, 8)).toEqual([128, 120, 127, 255])
  expect(laid([10, 10, 10, 255], [11, 12, 13, 255], 127, 8)).toEqual([10, 11, 11, 255])
  expect(laid([0, 1000, 65535, 65535], [65535, 2000, 0, 65535], 51, 16)).toEqual([
    13107, 1200, 52428, 65535,
  ])
})

test('every mix of two opaque words is the exact nearest value', () => {
  for (let c = 1; c < 255; c++) {
    for (const [a, b] of [
      [0, 1],
      [7, 200],
      [255, 0],
      [254, 255],
    ] as const) {
      const exact = (a * (255 - c) + b * c) / 255
      expect(laid([a, a, a, 255], [b, b, b, 255], c, 8)[0]).toBe(Math.round(exact))
    }
  }
})

test('translucent pixels are mixed by what is visible of them', () => {
  expect(laid([200, 0, 0, 0], [0, 100, 50, 255], 51, 8)).toEqual([0, 100, 50, 51])
  expect(laid([255, 0, 0, 100], [0, 0, 255, 100], 128, 8)).toEqual([127, 0, 128, 100])
})

test('two invisible pixels keep the stored words of the parent', () => {
  expect(laid([1, 2, 3, 0], [4, 5, 6, 0], 128, 8)).toEqual([1, 2, 3, 0])
})

test('a half is rounded up', () => {
  // Weights 100·85 and 50·170 are equal, so that the mean of 10 and 11 is exactly 10.5.
  expect(laid([10, 10, 10, 100], [11, 11, 11, 50], 170, 8).slice(0, 3)).toEqual([11, 11, 11])
})

test('mixing stays between the two words, and alpha between the two alphas', () => {
  fc.assert(
    fc.property(arbitraryPair, ({ parent, patch }) => {
      const composed = composePatch(parent, patch)
      for (let pos = 0; pos < composed.data.length; pos++) {
        const a = parent.data[pos]!
        const b = patch.color.data[pos]!
        expect(composed.data[pos]!).toBeGreaterThanOrEqual(Math.min(a, b))
        expect(composed.data[pos]!).toBeLessThanOrEqual(Math.max(a, b))
      }
    }),
  )
})

test('a patch of another size, place or depth is refused with both', () => {
  const rect = { x: 1, y: 1, width: 2, height: 2 }
  const color = flatPicture(rect, 8, [0, 0, 0, 255])
  const patch = { rect, color, coverage: fullMask(rect) }
  expect(() => composePatch(flatPicture({ width: 2, height: 3 }, 8, [0, 0, 0, 0]), patch)).toThrow(
    /^Expected parent of 2×2 but received 2×3$/,
  )
  expect(() => composePatch(flatPicture(rect, 16, [0, 0, 0, 0]), patch)).toThrow(
    /^Expected a patch of 16 bits a channel but received 8 bits$/,
  )
  const elsewhere = { ...patch, coverage: fullMask({ ...rect, x: 0 }) }
  expect(() => composePatch(color, elsewhere)).toThrow(
    /^Expected coverage over 2×2 at 1,1 but received 2×2 at 0,1$/,
  )
})
