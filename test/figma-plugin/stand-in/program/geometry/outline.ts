import type { NodeRecord } from '../record.ts'
import { ellipsePath, type Point, polygonPath, roundedRectPath } from './path.ts'

/** Gives the outlines that a node's fills lie in, in its own coordinates. */
export function fillOutline({ type, props }: NodeRecord): VectorPaths {
  const { width, height } = props
  switch (type) {
    case 'ELLIPSE':
      return [{ windingRule: 'NONZERO', data: ellipsePath(0, 0, width, height) }, ...hole(props)]
    case 'POLYGON':
      return closed(polygonPoints(props.pointCount, width, height))
    case 'STAR':
      return closed(starPoints(props.pointCount, props.innerRadius, width, height))
    case 'VECTOR':
      return props.vectorPaths
    case 'LINE':
      return []
    default:
      return [{ windingRule: 'NONZERO', data: roundedRectPath(width, height, props.corners) }]
  }
}

/** Gives the outlines of a node's strokes, which Figma computes from the centre; none without strokes. */
export function strokeOutline({ type, props }: NodeRecord): VectorPaths {
  const { width, height, strokeWeight: weight } = props
  if (props.strokes.length === 0) return []
  const half = weight / 2
  if (type === 'LINE') {
    const corners: Point[] = [
      { x: 0, y: -half },
      { x: width, y: -half },
      { x: width, y: half },
      { x: 0, y: half },
    ]
    return closed(corners)
  }
  const outer = { x: -half, y: -half, width: width + weight, height: height + weight }
  const inner = { x: half, y: half, width: width - weight, height: height - weight }
  const ring = type === 'ELLIPSE' ? ellipsePathOf : rectPathOf
  return [{ windingRule: 'EVENODD', data: `${ring(outer)} ${ring(inner)}` }]
}

function hole(props: NodeRecord['props']): VectorPaths {
  const { innerRadius } = props.arcData
  if (innerRadius === 0) return []
  const { width, height } = props
  const [w, h] = [width * innerRadius, height * innerRadius]
  return [{ windingRule: 'EVENODD', data: ellipsePath((width - w) / 2, (height - h) / 2, w, h) }]
}

function ellipsePathOf(box: Rect): string {
  return ellipsePath(box.x, box.y, box.width, box.height)
}

function rectPathOf({ x, y, width, height }: Rect): string {
  return polygonPath([
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ])
}

function closed(points: readonly Point[]): VectorPaths {
  return [{ windingRule: 'NONZERO', data: polygonPath(points) }]
}

function polygonPoints(count: number, width: number, height: number): Point[] {
  return Array.from({ length: count }, (_, index) => onEllipse(index / count, 1, width, height))
}

function starPoints(count: number, inner: number, width: number, height: number): Point[] {
  return Array.from({ length: count * 2 }, (_, index) =>
    onEllipse(index / (count * 2), index % 2 === 0 ? 1 : inner, width, height),
  )
}

/** A point at a share of a turn from the top, clockwise, on the ellipse that the node's box holds. */
function onEllipse(turn: number, radius: number, width: number, height: number): Point {
  const angle = turn * 2 * Math.PI - Math.PI / 2
  return {
    x: (width / 2) * (1 + radius * Math.cos(angle)),
    y: (height / 2) * (1 + radius * Math.sin(angle)),
  }
}
