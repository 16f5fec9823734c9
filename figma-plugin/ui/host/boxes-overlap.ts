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

/** Boxes that only touch share nothing; what is thinner than this counts as this thick. */
const rounding = 0.01

function outlineOf({ transform, width, height }: PlacedBox): readonly Point[] {
  const right = Math.max(width, rounding * 3)
  const bottom = Math.max(height, rounding * 3)
  const matrix = matrixOf(transform)
  return cornersOf({ left: 0, top: 0, right, bottom }).map((corner) => mapPoint(matrix, corner))
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
  const first = a.map(along)
  const second = b.map(along)
  return (
    Math.min(...first) > Math.max(...second) - rounding ||
    Math.min(...second) > Math.max(...first) - rounding
  )
}
