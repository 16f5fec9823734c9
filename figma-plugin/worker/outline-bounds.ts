import { coverRect, intersectRects, type Rect } from '../../core/image/rect.ts'
import type { PixelOutline } from '../ui/pixels/figma-pixels.ts'

/**
 * Gives the pixels within a rectangle that an outline can cover: those around its points and control points, which
 * curves never leave. Null when there are none.
 *
 * Commands other than those that Figma writes (M, L, C, Q, Z with absolute points) may mean anything: then it is all.
 */
export function outlineBounds({ data, matrix }: PixelOutline, within: Rect): Rect | null {
  if (/[^MLCQZ\d\s.,eE+-]/.test(data)) return within
  const numbers = (data.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? []).map(Number)
  const [a, b, c, d, e, f] = matrix
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [px, py] = [numbers[i] as number, numbers[i + 1] as number]
    const x = a * px + c * py + e
    const y = b * px + d * py + f
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  if (!(right >= left && bottom >= top)) return null
  // Canvases smooth edges over a little more than a pixel.
  const around = coverRect(left - 1, top - 1, right - left + 2, bottom - top + 2)
  return intersectRects(around, within)
}
