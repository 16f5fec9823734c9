import type { Transform2D } from '../../protocol/node-facts.ts'

/**
 * An affine map of points, in the order of canvas and SVG: x' = a·x + c·y + e, y' = b·x + d·y + f.
 */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** A point; which coordinates it is in is said where it is used. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A box with fractional sides, right and bottom excluded; it may be empty. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Gives Figma's form of a matrix (two rows of three) in the order of canvas and SVG. */
export function matrixOf([[a, c, e], [b, d, f]]: Transform2D): Matrix {
  return [a, b, c, d, e, f]
}

/** Makes the map that scales by `x` and `y`. */
export function scaling(x: number, y: number): Matrix {
  return [x, 0, 0, y, 0, 0]
}

/** Makes the map that moves by `x` and `y`. */
export function translation(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y]
}

/** Gives one map in place of several: the last one is done first, as in matrix products. */
export function multiply(...matrices: readonly Matrix[]): Matrix {
  return matrices.reduce(multiplyTwo, [1, 0, 0, 1, 0, 0])
}

/** Gives the map that undoes another; null where that one flattens the plane to a line or a point. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix | null {
  const area = a * d - b * c
  if (!Number.isFinite(1 / area)) return null
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area]
}

/** Maps a point. */
export function mapPoint([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

/** Gives the smallest upright box that holds all points; null for no points. */
export function boxAround(points: readonly Point[]): Box | null {
  if (points.length === 0) return null
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { left, top, right, bottom }
}

/** Gives a box's corners, in the order in which one walks around it. */
export function cornersOf({ left, top, right, bottom }: Box): readonly Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

/** Gives what two boxes share; null when that has no area. */
export function intersectBoxes(a: Box, b: Box): Box | null {
  const shared = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
  return shared.left < shared.right && shared.top < shared.bottom ? shared : null
}

function multiplyTwo(p: Matrix, q: Matrix): Matrix {
  return [
    p[0] * q[0] + p[2] * q[1],
    p[1] * q[0] + p[3] * q[1],
    p[0] * q[2] + p[2] * q[3],
    p[1] * q[2] + p[3] * q[3],
    p[0] * q[4] + p[2] * q[5] + p[4],
    p[1] * q[4] + p[3] * q[5] + p[5],
  ]
}
