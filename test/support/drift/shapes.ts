import { type Rect, rectOf, type Size } from '../../../core/image/rect.ts'
import { createMask, type Mask } from '../../../core/mask/mask.ts'
import type { Random } from './random.ts'

/** An upright ellipse, in pixels. */
export interface Ellipse {
  /** Its middle. */
  readonly x: number
  readonly y: number
  /** From its middle to its side, and to its top. */
  readonly acrossPx: number
  readonly downPx: number
}

/** Draws an ellipse that covers about a fifth of a picture and keeps off its border. */
export function placeRegion({ width, height }: Size, random: Random): Ellipse {
  const across = random.between(0.23, 0.28)
  const down = random.between(0.23, 0.28)
  return {
    x: width * random.between(across + 0.1, 0.9 - across),
    y: height * random.between(down + 0.1, 0.9 - down),
    acrossPx: width * across,
    downPx: height * down,
  }
}

/** Gives the ellipse larger or smaller around its middle. */
export function scaleEllipse(ellipse: Ellipse, by: number): Ellipse {
  return { ...ellipse, acrossPx: ellipse.acrossPx * by, downPx: ellipse.downPx * by }
}

/** Gives how far a place lies inside the contour, in pixels, nearly; below 0 outside. */
export function insideBy({ x, y, acrossPx, downPx }: Ellipse, atX: number, atY: number): number {
  const u = (atX - x) / acrossPx
  const v = (atY - y) / downPx
  const radius = Math.hypot(u, v)
  if (radius === 0) return Math.min(acrossPx, downPx)
  // The level's distance from the contour by its own slope: exact at the contour, close near it.
  return ((1 - radius) * radius) / Math.hypot(u / acrossPx, v / downPx)
}

/** Marks the pixels whose middle lies inside, fully; the mask is no larger than it needs to be. */
export function ellipseMask(picture: Size, ellipse: Ellipse): Mask {
  const bounds: Rect = rectOf(picture)
  const left = Math.max(bounds.x, Math.floor(ellipse.x - ellipse.acrossPx))
  const top = Math.max(bounds.y, Math.floor(ellipse.y - ellipse.downPx))
  const right = Math.min(bounds.width, Math.ceil(ellipse.x + ellipse.acrossPx))
  const bottom = Math.min(bounds.height, Math.ceil(ellipse.y + ellipse.downPx))
  const mask = createMask({ x: left, y: top, width: right - left, height: bottom - top })
  for (let y = top, i = 0; y < bottom; y++) {
    for (let x = left; x < right; x++, i++) {
      mask.data[i] = insideBy(ellipse, x + 0.5, y + 0.5) > 0 ? 255 : 0
    }
  }
  return mask
}

/** Gives a weight a pixel: 1 inside, 0 outside, crossing over `softPx` pixels around the contour. */
export function ellipseWeight(
  { width, height }: Size,
  ellipse: Ellipse,
  softPx: number,
): Float32Array {
  const weight = new Float32Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const t = Math.min(Math.max(insideBy(ellipse, x + 0.5, y + 0.5) / softPx + 0.5, 0), 1)
      weight[i] = t * t * (3 - 2 * t)
    }
  }
  return weight
}
