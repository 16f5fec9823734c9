import { inRows } from '../../../image/in-runs.ts'
import { blurPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'
import type { Differences } from './differences.ts'

/** Squares along the side of a tile that shares one shift. */
const tileSide = 8

/** How far tiles look around them, in tiles. */
const tileSigma = 1.2

/** A shift beyond this, in squares, is a change. */
const mostShift = 1.25

/** How steep a place must be, in L per square, for its shift to be believed over none at all. */
const leastSteepness = 0.7

/**
 * Takes off the differences what a slightly displaced parent would show too, tile by tile.
 *
 * After registration a candidate still lies a part of a pixel off here and there, which along edges looks like a strong
 * change. Lucas and Kanade (1981): the shift that explains a tile's differences best by the parent's slope. It is
 * pulled towards none where the parent is flat, differences far from the usual count little, and no shift exceeds
 * {@link mostShift}: what moved farther was changed.
 */
export function* takeOffShifts(differences: Differences): Steps<void> {
  const { x, y } = yield* shiftsOf(differences)
  const { width, height, parent, l, a, b } = differences
  yield* inRows(width * 3, height, (row) => {
    takeOffRow(parent.l, l, width, height, row, x, y)
    takeOffRow(parent.a, a, width, height, row, x, y)
    takeOffRow(parent.b, b, width, height, row, x, y)
  })
}

function* shiftsOf(differences: Differences): Steps<{ readonly x: Plane; readonly y: Plane }> {
  const { width, height, parent, l, steepness } = differences
  const size: Size = { width: Math.ceil(width / tileSide), height: Math.ceil(height / tileSide) }
  const sums = Array.from({ length: 6 }, () => createPlane(size)) as Sums
  yield* inRows(width, height, (row) => {
    addRow(
      parent.l,
      l,
      steepness,
      width,
      height,
      row,
      sums,
      Math.floor(row / tileSide) * size.width,
    )
  })
  const blurred: Plane[] = []
  for (const plane of sums) blurred.push(yield* blurPlane(plane, tileSigma))
  const shifts = { x: createPlane(size), y: createPlane(size) }
  solveTiles(blurred as Sums, shifts.x.data, shifts.y.data)
  return shifts
}

/** Of each tile: the slopes' products (xx, xy, yy), slope × difference (x, y), and the weight of it all. */
type Sums = [Plane, Plane, Plane, Plane, Plane, Plane]

function addRow(
  before: Float32Array,
  difference: Float32Array,
  steepness: Float32Array,
  width: number,
  height: number,
  y: number,
  [xx, xy, yy, xd, yd, weights]: Sums,
  at: number,
): void {
  const above = Math.max(0, y - 1) * width
  const below = Math.min(height - 1, y + 1) * width
  const row = y * width
  for (let x = 0; x < width; x++) {
    const left = x > 0 ? x - 1 : x
    const right = x < width - 1 ? x + 1 : x
    const dx = ((before[row + right] as number) - (before[row + left] as number)) / 2
    const dy = ((before[below + x] as number) - (before[above + x] as number)) / 2
    const d = difference[row + x] as number
    const usual = 2 + 1.5 * (steepness[row + x] as number)
    const weight = 1 / (1 + (d * d) / (usual * usual))
    const tile = at + Math.floor(x / tileSide)
    xx.data[tile] = (xx.data[tile] as number) + weight * dx * dx
    xy.data[tile] = (xy.data[tile] as number) + weight * dx * dy
    yy.data[tile] = (yy.data[tile] as number) + weight * dy * dy
    xd.data[tile] = (xd.data[tile] as number) + weight * dx * d
    yd.data[tile] = (yd.data[tile] as number) + weight * dy * d
    weights.data[tile] = (weights.data[tile] as number) + weight
  }
}

function solveTiles(
  [xx, xy, yy, xd, yd, weights]: Sums,
  shiftX: Float32Array,
  shiftY: Float32Array,
): void {
  for (let i = 0; i < shiftX.length; i++) {
    const pull = (weights.data[i] as number) * leastSteepness * leastSteepness + 1e-6
    const a = (xx.data[i] as number) + pull
    const b = xy.data[i] as number
    const c = (yy.data[i] as number) + pull
    const det = a * c - b * b
    const x = (c * (xd.data[i] as number) - b * (yd.data[i] as number)) / det
    const y = (a * (yd.data[i] as number) - b * (xd.data[i] as number)) / det
    const length = Math.hypot(x, y)
    const part = length > mostShift ? mostShift / length : 1
    shiftX[i] = x * part
    shiftY[i] = y * part
  }
}

/** Takes slope × shift off a row, shifts taken between the middles of tiles. */
function takeOffRow(
  before: Float32Array,
  difference: Float32Array,
  width: number,
  height: number,
  y: number,
  shiftX: Plane,
  shiftY: Plane,
): void {
  const above = Math.max(0, y - 1) * width
  const below = Math.min(height - 1, y + 1) * width
  const row = y * width
  const columns = shiftX.width
  const placeY = Math.min(Math.max((y + 0.5) / tileSide - 0.5, 0), shiftX.height - 1)
  const top = Math.min(Math.floor(placeY), Math.max(0, shiftX.height - 2))
  const partY = placeY - top
  const upper = top * columns
  const lower = Math.min(top + 1, shiftX.height - 1) * columns
  for (let x = 0; x < width; x++) {
    const left = x > 0 ? x - 1 : x
    const right = x < width - 1 ? x + 1 : x
    const dx = ((before[row + right] as number) - (before[row + left] as number)) / 2
    const dy = ((before[below + x] as number) - (before[above + x] as number)) / 2
    const placeX = Math.min(Math.max((x + 0.5) / tileSide - 0.5, 0), columns - 1)
    const first = Math.floor(placeX)
    const next = Math.min(first + 1, columns - 1)
    const partX = placeX - first
    const u = between(shiftX.data, upper, lower, first, next, partX, partY)
    const v = between(shiftY.data, upper, lower, first, next, partX, partY)
    difference[row + x] = (difference[row + x] as number) - u * dx - v * dy
  }
}

function between(
  data: Float32Array,
  upper: number,
  lower: number,
  first: number,
  next: number,
  partX: number,
  partY: number,
): number {
  const a = data[upper + first] as number
  const b = data[upper + next] as number
  const c = data[lower + first] as number
  const d = data[lower + next] as number
  const top = a + (b - a) * partX
  return top + (c + (d - c) * partX - top) * partY
}
