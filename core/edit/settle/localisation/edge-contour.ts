import type { LabPlanes } from '../../../image/color/lab-planes.ts'
import { inRows } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import type { Differences } from './differences.ts'

/** How far to either side of the contour colours are taken, in squares: near it, and as far again beyond. */
const near = 3

/** How far along the contour they are taken, in squares to either side. */
const along = 2

/** Contrast across the contour that makes an edge, in ΔE, and over that to either side of it. */
const leastContrast = 6
const leastRatio = 2

/** Neighbouring squares of the contour, to this many squares, that must follow an edge in their majority. */
const piece = 4

/**
 * Marks with 255 the changed squares at pieces of the region's contour that follow an edge of the parent: a tone must not
 * fade there, or it leaves a fringe of the old tone along the edge.
 *
 * @param content Where the marks are added.
 */
export function* markEdgeContour(
  differences: Differences,
  changed: Uint8Array,
  content: Uint8Array,
): Steps<void> {
  const { width, height, inside, parent } = differences
  const follows = new Int8Array(inside.length)
  const contour: number[] = []
  yield* inRows(width, height, (y) => {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      if (inside[i] === 0 || changed[i] === 0 || !isContour(inside, width, height, x, y)) continue
      contour.push(i)
      follows[i] = followsEdge(parent, inside, x, y) ? 1 : -1
    }
  })
  for (const i of contour) {
    if (votesAround(follows, width, height, i) > 0) content[i] = 255
  }
}

function isContour(
  inside: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
): boolean {
  const i = y * width + x
  return (
    (x > 0 && inside[i - 1] === 0) ||
    (x < width - 1 && inside[i + 1] === 0) ||
    (y > 0 && inside[i - width] === 0) ||
    (y < height - 1 && inside[i + width] === 0)
  )
}

function followsEdge(parent: LabPlanes, inside: Uint8Array, x: number, y: number): boolean {
  const outward = outwardAt(parent, inside, x, y)
  if (!outward) return false
  const [nx, ny] = outward
  // Half a square outward of the contour's own square lies the contour.
  const at = (from: number) => meanColor(parent, x + nx / 2, y + ny / 2, nx, ny, from)
  const within = at(-near)
  const beyond = at(0)
  const contrast = distance(within, beyond)
  const beside = Math.max(distance(within, at(-2 * near)), distance(beyond, at(near)))
  return contrast > leastContrast && contrast > leastRatio * beside
}

/** The direction out of the region, of length 1; null where there is none, as around a single square. */
function outwardAt(
  { width, height }: LabPlanes,
  inside: Uint8Array,
  x: number,
  y: number,
): readonly [number, number] | null {
  let nx = 0
  let ny = 0
  for (let dy = -near; dy <= near; dy++) {
    for (let dx = -near; dx <= near; dx++) {
      const atX = x + dx
      const atY = y + dy
      if (atX < 0 || atY < 0 || atX >= width || atY >= height) continue
      if (inside[atY * width + atX] === 1) continue
      nx += dx
      ny += dy
    }
  }
  const length = Math.hypot(nx, ny)
  return length < 1e-6 ? null : [nx / length, ny / length]
}

type Color = readonly [number, number, number]

/** The mean colour of a strip along the contour, from so many squares outward on. */
function meanColor(
  { width, height, l, a, b }: LabPlanes,
  x: number,
  y: number,
  nx: number,
  ny: number,
  from: number,
): Color {
  const sum = [0, 0, 0] as [number, number, number]
  let count = 0
  for (let step = 0; step < near; step++) {
    for (let side = -along; side <= along; side++) {
      const out = from + step + 0.5
      const atX = Math.round(x + nx * out - ny * side)
      const atY = Math.round(y + ny * out + nx * side)
      if (atX < 0 || atY < 0 || atX >= width || atY >= height) continue
      const i = atY * width + atX
      sum[0] += l[i] as number
      sum[1] += a[i] as number
      sum[2] += b[i] as number
      count++
    }
  }
  const part = 1 / Math.max(1, count)
  return [sum[0] * part, sum[1] * part, sum[2] * part]
}

function distance(one: Color, other: Color): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}

function votesAround(follows: Int8Array, width: number, height: number, i: number): number {
  const x = i % width
  const y = Math.floor(i / width)
  let votes = 0
  for (let dy = -piece; dy <= piece; dy++) {
    for (let dx = -piece; dx <= piece; dx++) {
      const atX = x + dx
      const atY = y + dy
      if (atX < 0 || atY < 0 || atX >= width || atY >= height) continue
      votes += follows[atY * width + atX] as number
    }
  }
  return votes
}
