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
export function isSoftMask(mask: Mask, options: CanvasOptions = {}): boolean {
  const { rect, data } = withRim(mask, 1, options.canvas)
  for (let y = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++) {
      if (isBetween(data[y * rect.width + x] as number)) {
        if (isSoftAround(data, rect.width, rect.height, x, y)) return true
      }
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
