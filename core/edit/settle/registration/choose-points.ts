import type { Plane } from '../../../image/plane/plane.ts'
import { isUnseen } from './luma-grid.ts'
import type { Level } from './pyramid.ts'

/** Points of the parent that the candidate is aligned by: where they lie, what is there, and how it slopes. */
export interface Points {
  readonly count: number
  /** About the grid's middle, in values of the finest level. */
  readonly u: Float32Array
  readonly v: Float32Array
  /** Luma, 0..255. */
  readonly luma: Float32Array
  /** Luma per value of the finest level. */
  readonly slopeX: Float32Array
  readonly slopeY: Float32Array
  /** How much each counts, 0 to 1. */
  readonly weight: Float32Array
  /** In which of {@link blocks} × {@link blocks} blocks over the grid it lies. */
  readonly block: Uint8Array
}

/** Blocks along each side of a grid. */
export const blocks = 12

/** A slope's square below this is rounding, in luma per value of its level. */
const leastSlope = 1e-3

/**
 * Picks the steepest point of every cell of a level, so that the whole of it has a say: at most about `most` points.
 *
 * `weights` holds how much each value of that level counts, 0 not at all.
 */
export function choosePoints(
  { plane, step, middleX, middleY }: Level,
  weights: Plane,
  most: number,
): Points {
  const { width, height, data } = plane
  const cell = Math.max(1, Math.ceil(Math.sqrt((width * height) / most)))
  const capacity = Math.ceil(width / cell) * Math.ceil(height / cell)
  const points = {
    count: 0,
    u: new Float32Array(capacity),
    v: new Float32Array(capacity),
    luma: new Float32Array(capacity),
    slopeX: new Float32Array(capacity),
    slopeY: new Float32Array(capacity),
    weight: new Float32Array(capacity),
    block: new Uint8Array(capacity),
  }
  for (let top = 1; top < height - 1; top += cell) {
    const bottom = Math.min(height - 1, top + cell)
    for (let left = 1; left < width - 1; left += cell) {
      const right = Math.min(width - 1, left + cell)
      const at = steepest(data, weights.data, width, left, top, right, bottom)
      if (at < 0) continue
      const x = at % width
      const y = (at - x) / width
      const i = points.count++
      points.u[i] = (x + 0.5) * step - middleX
      points.v[i] = (y + 0.5) * step - middleY
      points.luma[i] = data[at] as number
      points.slopeX[i] = ((data[at + 1] as number) - (data[at - 1] as number)) / (2 * step)
      points.slopeY[i] = ((data[at + width] as number) - (data[at - width] as number)) / (2 * step)
      points.weight[i] = weights.data[at] as number
      points.block[i] =
        Math.floor((y * blocks) / height) * blocks + Math.floor((x * blocks) / width)
    }
  }
  return points
}

function steepest(
  data: Float32Array,
  weights: Float32Array,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  let best = -1
  let most = leastSlope
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left; at < y * width + right; at++) {
      const across = (data[at + 1] as number) - (data[at - 1] as number)
      const down = (data[at + width] as number) - (data[at - width] as number)
      const slope = across * across + down * down
      if (slope <= most || weights[at] === 0 || !isSeen(data, at, width)) continue
      most = slope
      best = at
    }
  }
  return best
}

function isSeen(data: Float32Array, at: number, width: number): boolean {
  return !(
    isUnseen(data[at] as number) ||
    isUnseen(data[at - 1] as number) ||
    isUnseen(data[at + 1] as number) ||
    isUnseen(data[at - width] as number) ||
    isUnseen(data[at + width] as number)
  )
}

/** Gives the points of every other block, as the fields of a chessboard: `side` 0 or 1. */
export function halfOfPoints(points: Points, side: 0 | 1): Points {
  const kept: number[] = []
  for (let i = 0; i < points.count; i++) {
    const block = points.block[i] as number
    if (((block + Math.floor(block / blocks)) & 1) === side) kept.push(i)
  }
  const take = (from: Float32Array) => Float32Array.from(kept, (i) => from[i] as number)
  return {
    count: kept.length,
    u: take(points.u),
    v: take(points.v),
    luma: take(points.luma),
    slopeX: take(points.slopeX),
    slopeY: take(points.slopeY),
    weight: take(points.weight),
    block: Uint8Array.from(kept, (i) => points.block[i] as number),
  }
}
