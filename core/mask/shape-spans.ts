import type { Point, Shape } from './shape.ts'

/** Stretches of a horizontal line that lie inside a shape: start, end, start, end… ascending, not overlapping. */
export type Spans = readonly number[]

/** Gives the spans of one row's lines, for a shape that was prepared for that row. */
export type RowSpans = (y: number) => Spans

/**
 * Prepares a shape for the lines of one pixel row: only the edges that can touch the row are looked at again.
 *
 * @param top The row's upper border; its lines lie between `top` and `top + 1`.
 */
export function spansOfRow(shape: Shape, top: number): RowSpans {
  switch (shape.kind) {
    case 'rectangle':
      return (y) =>
        y >= shape.y && y < shape.y + shape.height ? [shape.x, shape.x + shape.width] : []
    case 'ellipse':
      return (y) => ellipseSpans(shape, y)
    case 'polygon': {
      const edges = closedEdges(shape.points).filter(([a, b]) => touchesRow(a, b, top, 0))
      return (y) => windingSpans(edges, y)
    }
    case 'stroke': {
      const { radius } = shape
      const segments = openSegments(shape.points).filter(([a, b]) => touchesRow(a, b, top, radius))
      return (y) => mergeSpans(segments.map(([a, b]) => capsuleSpan(a, b, radius, y)))
    }
  }
}

type Segment = readonly [Point, Point]
type Span = readonly [number, number]

function closedEdges(points: readonly Point[]): Segment[] {
  return points.map((point, i) => [point, points[(i + 1) % points.length] as Point])
}

function openSegments(points: readonly Point[]): Segment[] {
  const [first] = points
  if (first && points.length === 1) return [[first, first]]
  return points.slice(1).map((point, i) => [points[i] as Point, point])
}

function touchesRow(a: Point, b: Point, top: number, reach: number): boolean {
  return Math.min(a.y, b.y) - reach < top + 1 && Math.max(a.y, b.y) + reach > top
}

function ellipseSpans(
  box: { x: number; y: number; width: number; height: number },
  y: number,
): Spans {
  const t = (y - box.y) / (box.height / 2) - 1
  if (Math.abs(t) >= 1) return []
  const half = (box.width / 2) * Math.sqrt(1 - t * t)
  const middle = box.x + box.width / 2
  return [middle - half, middle + half]
}

/** Non-zero winding rule: a loop that crosses itself stays filled, as people expect of a lasso. */
function windingSpans(edges: readonly Segment[], y: number): Spans {
  const crossings: { x: number; turn: number }[] = []
  for (const [a, b] of edges) {
    const isBelow = a.y <= y
    if (isBelow === b.y <= y) continue
    const x = a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)
    crossings.push({ x, turn: a.y < b.y ? 1 : -1 })
  }
  crossings.sort((a, b) => a.x - b.x)
  const spans: number[] = []
  let winding = 0
  for (const { x, turn } of crossings) {
    if (winding === 0) spans.push(x)
    winding += turn
    if (winding === 0) spans.push(x)
  }
  return spans
}

/** The line's part within `radius` of a segment: convex, so always one span; null when it misses. */
function capsuleSpan(a: Point, b: Point, radius: number, y: number): Span | null {
  let left = Infinity
  let right = -Infinity
  for (const end of [a, b]) {
    const rise = y - end.y
    if (Math.abs(rise) >= radius) continue
    const half = Math.sqrt(radius * radius - rise * rise)
    left = Math.min(left, end.x - half)
    right = Math.max(right, end.x + half)
  }
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  if (length > 0) {
    // Between the ends: as far along the segment as it is long, and as far across as the radius.
    const ux = (b.x - a.x) / length
    const uy = (b.y - a.y) / length
    const rise = y - a.y
    const along = rangeOf(ux, rise * uy, 0, length)
    const across = rangeOf(-uy, rise * ux, -radius, radius)
    const start = a.x + Math.max(along[0], across[0])
    const end = a.x + Math.min(along[1], across[1])
    if (start < end) {
      left = Math.min(left, start)
      right = Math.max(right, end)
    }
  }
  return left < right ? [left, right] : null
}

/** Where slope × t + offset lies between low and high. */
function rangeOf(slope: number, offset: number, low: number, high: number): Span {
  if (slope === 0) return offset >= low && offset <= high ? [-Infinity, Infinity] : [0, 0]
  const t = (low - offset) / slope
  const u = (high - offset) / slope
  return t < u ? [t, u] : [u, t]
}

function mergeSpans(found: readonly (Span | null)[]): Spans {
  const spans = found.filter((span) => span !== null)
  spans.sort((a, b) => a[0] - b[0])
  const merged: number[] = []
  for (const [start, end] of spans) {
    const last = merged.length - 1
    if (last >= 0 && start <= (merged[last] as number)) {
      merged[last] = Math.max(merged[last] as number, end)
    } else merged.push(start, end)
  }
  return merged
}
