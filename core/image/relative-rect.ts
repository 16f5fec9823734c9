import { coverRect, intersectRects, type Rect, rectOf, type Size } from './rect.ts'

/** A rectangle as shares of a picture, each 0 to 1, that fits pictures of every size. */
export interface RelativeRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Gives the pixels of a picture that a relative rectangle touches: at least one. */
export function rectIn(area: RelativeRect, size: Size): Rect {
  const { width, height } = size
  const rect = coverRect(
    Math.min(area.x * width, width - 1),
    Math.min(area.y * height, height - 1),
    area.width * width,
    area.height * height,
  )
  return intersectRects(rect, rectOf(size)) ?? rect
}

/** Gives a rectangle inside a picture as shares of it; {@link rectIn} gives the same rectangle back. */
export function relativeRect({ x, y, width, height }: Rect, size: Size): RelativeRect {
  return {
    x: x / size.width,
    y: y / size.height,
    width: width / size.width,
    height: height / size.height,
  }
}
