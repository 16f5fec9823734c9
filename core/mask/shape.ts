/** A point in source pixels; 0,0 is the top-left corner (not the centre) of the top-left pixel. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A geometric area, in source pixels, fractions allowed; it may reach beyond the picture. */
export type Shape =
  | {
      readonly kind: 'rectangle'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  /** The ellipse that touches the sides of its box. */
  | {
      readonly kind: 'ellipse'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  /** A closed outline, as a lasso draws it: what it winds around is inside, crossings and loops included. */
  | { readonly kind: 'polygon'; readonly points: readonly Point[] }
  /** A brush stroke: a round brush of `radius` drawn along the points; a single point is a dab. */
  | { readonly kind: 'stroke'; readonly points: readonly Point[]; readonly radius: number }

/** The smallest box (fractional) that holds a shape; null for a shape without area. */
export function shapeBox(
  shape: Shape,
): { x: number; y: number; width: number; height: number } | null {
  if (shape.kind === 'rectangle' || shape.kind === 'ellipse') {
    const { x, y, width, height } = shape
    return width > 0 && height > 0 ? { x, y, width, height } : null
  }
  const grow = shape.kind === 'stroke' ? shape.radius : 0
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const { x, y } of shape.points) {
    left = Math.min(left, x - grow)
    top = Math.min(top, y - grow)
    right = Math.max(right, x + grow)
    bottom = Math.max(bottom, y + grow)
  }
  const box = { x: left, y: top, width: right - left, height: bottom - top }
  return box.width > 0 && box.height > 0 ? box : null
}
