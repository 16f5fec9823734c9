import type { Box, Point } from './matrix.ts'

/**
 * Gives the part of a convex polygon that lies in a box, as corners in order; empty when they share nothing.
 *
 * Sutherland and Hodgman, "Reentrant Polygon Clipping" (1974): one side of the box after the other.
 */
export function clipPolygon(corners: readonly Point[], box: Box): readonly Point[] {
  const sides: readonly ((point: Point) => number)[] = [
    ({ x }) => x - box.left,
    ({ x }) => box.right - x,
    ({ y }) => y - box.top,
    ({ y }) => box.bottom - y,
  ]
  return sides.reduce(clipAtSide, corners)
}

/** Keeps what is on the inner side (depth ≥ 0), and adds a corner wherever the outline crosses it. */
function clipAtSide(corners: readonly Point[], depthOf: (point: Point) => number): Point[] {
  return corners.flatMap((corner, i) => {
    const last = corners.at(i - 1) ?? corner
    const before = depthOf(last)
    const depth = depthOf(corner)
    const kept = depth >= 0 ? [corner] : []
    if (before >= 0 === depth >= 0) return kept
    const part = before / (before - depth)
    const crossing = {
      x: last.x + (corner.x - last.x) * part,
      y: last.y + (corner.y - last.y) * part,
    }
    return [crossing, ...kept]
  })
}
