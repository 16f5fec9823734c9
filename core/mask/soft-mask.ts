import { rowsAtOnce } from '../image/in-runs.ts'
import type { Size } from '../image/rect.ts'
import type { Steps } from '../steps.ts'
import type { Mask } from './mask.ts'
import { type CanvasOptions, withRim } from './mask-rim.ts'

/**
 * Tells whether a mask brings its own soft edge (a feathered selection, a soft brush), as opposed to a hard
 * area with merely anti-aliased borders.
 *
 * It is soft when some pixel between 0 and 255 has nothing but such pixels around it (eight neighbours).
 * Anti-aliasing never gives that: a straight border at any angle leaves at most two partly covered pixels in a
 * row, each of which touches a pixel that is fully in or fully out; so do the tip of a spike and a slit. A
 * transition of three pixels or more, and any larger area of one middle value, does. Pixels beyond the canvas
 * do not count as neighbours.
 */
export function* isSoftMask(mask: Mask, options: CanvasOptions = {}): Steps<boolean> {
  const { rect, data } = yield* withRim(mask, 1, options.canvas)
  const rows = rowsAtOnce(rect.width)
  for (let y = 0; y < rect.height; y++) {
    if (isSoftInRow(data, rect, y)) return true
    if ((y + 1) % rows === 0) yield
  }
  return false
}

function isSoftInRow(data: Uint8Array, { width, height }: Size, y: number): boolean {
  for (let x = 0; x < width; x++) {
    if (isBetween(data[y * width + x] as number) && isSoftAround(data, width, height, x, y)) {
      return true
    }
  }
  return false
}

function isSoftAround(
  data: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
): boolean {
  const right = Math.min(width - 1, x + 1)
  const bottom = Math.min(height - 1, y + 1)
  for (let row = Math.max(0, y - 1); row <= bottom; row++) {
    for (let column = Math.max(0, x - 1); column <= right; column++) {
      if (!isBetween(data[row * width + column] as number)) return false
    }
  }
  return true
}

function isBetween(value: number): boolean {
  return value > 0 && value < 255
}
