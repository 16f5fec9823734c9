import type { Rect } from '../../core/image/rect.ts'

/** Photoshop's form of a rectangle: right and bottom are exclusive. */
export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Gives Photoshop's bounds for a rectangle. */
export function boundsOf({ x, y, width, height }: Rect): Bounds {
  return { left: x, top: y, right: x + width, bottom: y + height }
}

/** Gives a rectangle for Photoshop's bounds; null for bounds with nothing in them. */
export function rectOfBounds({ left, top, right, bottom }: Bounds): Rect | null {
  if (!(right > left && bottom > top)) return null
  return { x: left, y: top, width: right - left, height: bottom - top }
}
