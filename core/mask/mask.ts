import type { Rect } from '../image/rect.ts'

/**
 * Coverage: how much each pixel belongs to an area, 0 (not at all) to 255 (fully).
 *
 * A mask knows its place: `rect` is in source pixels, and everything outside `rect` is 0, so that a small
 * region in a large picture stays small. Treated as immutable once made.
 */
export interface Mask {
  readonly rect: Rect
  /** rect.width × rect.height coverage values, row-major. */
  readonly data: Uint8Array
}

/**
 * Makes a mask over existing coverage values, or an empty (all 0) one.
 *
 * @throws TypeError when the number of values does not match the rectangle.
 */
export function createMask(rect: Rect, data?: Uint8Array): Mask {
  const pixels = rect.width * rect.height
  if (data && data.length !== pixels) {
    throw new TypeError(
      `Expected ${pixels} coverage values for ${rect.width}×${rect.height} but received ${data.length}`,
    )
  }
  return { rect, data: data ?? new Uint8Array(pixels) }
}

/** Makes a mask that fully covers a rectangle. */
export function fullMask(rect: Rect): Mask {
  return createMask(rect, new Uint8Array(rect.width * rect.height).fill(255))
}

/** Gives the coverage of one pixel, in source pixels; 0 outside the mask's rectangle. */
export function coverageAt(mask: Mask, x: number, y: number): number {
  const column = x - mask.rect.x
  const row = y - mask.rect.y
  if (column < 0 || row < 0 || column >= mask.rect.width || row >= mask.rect.height) return 0
  return mask.data[row * mask.rect.width + column] as number
}
