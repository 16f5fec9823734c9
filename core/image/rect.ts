/** A width and a height in whole pixels, both at least 1. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A rectangle of whole pixels: `x`, `y` is its top-left pixel, the right and bottom edges are exclusive. */
export interface Rect extends Size {
  readonly x: number
  readonly y: number
}

/** Gives the rectangle that covers a whole picture. */
export function rectOf(size: Size): Rect {
  return { x: 0, y: 0, width: size.width, height: size.height }
}

/** Tells whether two rectangles are the same. */
export function sameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** Tells whether `outer` contains every pixel of `inner`. */
export function containsRect(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

/** Gives the pixels that both rectangles share, or null when they share none. */
export function intersectRects(a: Rect, b: Rect): Rect | null {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}

/** Gives the smallest rectangle that contains both. */
export function uniteRects(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

/** Grows a rectangle by `by` pixels on every side (shrinks it for a negative `by`, never below 1×1). */
export function padRect(rect: Rect, by: number): Rect {
  const width = Math.max(1, rect.width + 2 * by)
  const height = Math.max(1, rect.height + 2 * by)
  return { x: rect.x - by, y: rect.y - by, width, height }
}

/** Moves a rectangle into `bounds` without resizing it; what is larger than `bounds` becomes as large as `bounds`. */
export function shiftInto(rect: Rect, bounds: Rect): Rect {
  const width = Math.min(rect.width, bounds.width)
  const height = Math.min(rect.height, bounds.height)
  const x = Math.min(Math.max(rect.x, bounds.x), bounds.x + bounds.width - width)
  const y = Math.min(Math.max(rect.y, bounds.y), bounds.y + bounds.height - height)
  return { x, y, width, height }
}

/** Expresses `rect` in the pixel grid whose origin is `origin`'s top-left pixel. */
export function relativeTo(rect: Rect, origin: Rect): Rect {
  return { ...rect, x: rect.x - origin.x, y: rect.y - origin.y }
}

/**
 * Gives the smallest rectangle of whole pixels that contains a fractional one.
 *
 * A side within 1e-6 of a pixel border counts as lying on it, so that 0.1 + 0.2 does not cost a pixel.
 */
export function coverRect(x: number, y: number, width: number, height: number): Rect {
  const left = floorPixel(x)
  const top = floorPixel(y)
  return {
    x: left,
    y: top,
    width: Math.max(1, ceilPixel(x + width) - left),
    height: Math.max(1, ceilPixel(y + height) - top),
  }
}

/** Scales a size and rounds it to whole pixels, never below 1×1. */
export function scaleSize(size: Size, by: number): Size {
  return {
    width: Math.max(1, Math.round(size.width * by)),
    height: Math.max(1, Math.round(size.height * by)),
  }
}

/** Scales a size down, keeping its ratio, until neither side exceeds `maxEdge`; never up. */
export function fitWithin(size: Size, maxEdge: number): Size {
  return scaleSize(size, Math.min(1, maxEdge / Math.max(size.width, size.height)))
}

function floorPixel(value: number): number {
  return Math.floor(value + 1e-6)
}

function ceilPixel(value: number): number {
  return Math.ceil(value - 1e-6)
}

/** Gives the largest size of the same proportions that fits into a box, but never a larger one than it is. */
export function fitInto(size: Size, box: Size): Size {
  return scaleSize(size, Math.min(1, box.width / size.width, box.height / size.height))
}
