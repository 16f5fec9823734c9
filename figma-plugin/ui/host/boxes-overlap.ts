import type { NodeFacts, Transform2D } from '../../protocol/node-facts.ts'
import { cornersOf, mapPoint, matrixOf, type Point } from '../geometry/matrix.ts'

/** A box of its own size, turned and moved: a node without what it looks like. */
export interface PlacedBox {
  readonly transform: Transform2D
  readonly width: number
  readonly height: number
}

/** Gives the box of a node on its page. */
export function boxOnPage({ absoluteTransform, width, height }: NodeFacts): PlacedBox {
  return { transform: absoluteTransform, width, height }
}

/** Tells whether two boxes share any area, however they are turned; a line across a box shares some, too. */
export function boxesOverlap(a: PlacedBox, b: PlacedBox): boolean {
  const first = outlineOf(a)
  const second = outlineOf(b)
  return ![...sidesOf(first), ...sidesOf(second)].some((axis) => apartAlong(axis, first, second))
}

/** Tells whether two boxes are the same, up to what Figma rounds. */
export function sameBox(a: PlacedBox, b: PlacedBox): boolean {
  const others = outlineOf(b)
  return outlineOf(a).every(({ x, y }, i) => {
    const other = others[i]
    return other && Math.abs(other.x - x) < rounding && Math.abs(other.y - y) < rounding
  })
}

/** Boxes that share no more than this only touch. */
const rounding = 0.01

function outlineOf({ transform, width, height }: PlacedBox): readonly Point[] {
  const matrix = matrixOf(transform)
  return cornersOf({ left: 0, top: 0, right: width, bottom: height }).map((corner) =>
    mapPoint(matrix, corner),
  )
}

function sidesOf(outline: readonly Point[]): readonly Point[] {
  return outline.map(({ x, y }, i) => {
    const last = outline.at(i - 1) ?? { x, y }
    return { x: y - last.y, y: last.x - x }
  })
}

function apartAlong(axis: Point, a: readonly Point[], b: readonly Point[]): boolean {
  const length = Math.hypot(axis.x, axis.y)
  if (length === 0) return false
  const along = (point: Point) => (point.x * axis.x + point.y * axis.y) / length
  // Every side comes twice, from both ends: so looking one way is enough.
  return Math.min(...a.map(along)) > Math.max(...b.map(along)) - rounding
}
