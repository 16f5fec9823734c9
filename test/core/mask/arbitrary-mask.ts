import fc from 'fast-check'
import type { Rect } from '../../../core/image/rect.ts'
import { createMask, type Mask } from '../../../core/mask/mask.ts'

/** Rectangles near the origin, small enough for brute force. */
export const arbitraryRect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -6, max: 6 }),
  y: fc.integer({ min: -6, max: 6 }),
  width: fc.integer({ min: 1, max: 12 }),
  height: fc.integer({ min: 1, max: 12 }),
})

/** Masks with many zeros and full values, and some between. */
export const arbitraryMask: fc.Arbitrary<Mask> = arbitraryRect.chain((rect) => maskOver(rect))

export function maskOver(rect: Rect): fc.Arbitrary<Mask> {
  const count = rect.width * rect.height
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.constant(255) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
  )
  return fc
    .array(value, { minLength: count, maxLength: count })
    .map((data) => createMask(rect, Uint8Array.from(data)))
}

/** A mask written as rows of digits and letters: `.` is 0, `#` is 255, `1`–`9` are tenths of 255. */
export function drawn(
  rows: readonly string[],
  at: { x: number; y: number } = { x: 0, y: 0 },
): Mask {
  const values = [...rows.join('')].map((sign) =>
    sign === '.' ? 0 : sign === '#' ? 255 : Math.round((Number(sign) * 255) / 10),
  )
  return createMask({ ...at, width: rows[0]!.length, height: rows.length }, Uint8Array.from(values))
}
