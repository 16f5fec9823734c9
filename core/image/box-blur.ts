import type { Steps } from '../steps.ts'
import { rowsAtOnce } from './in-runs.ts'

/**
 * A box filter whose ends may be fractional: full weight within `radius`, `edge` on the next pixel on either side.
 *
 * Three in a row come close to a Gaussian, and the fraction makes their variance exact for every sigma
 * (Gwosdek, Grewenig, Bruhn and Weickert 2011).
 */
export interface Box {
  readonly radius: number
  /** 0 up to, but not including, 1. */
  readonly edge: number
}

/** Boxes that make one blur. */
export const boxPasses = 3

/** Gives the box that, applied {@link boxPasses} times, blurs like a Gaussian of standard deviation `sigma`. */
export function boxOfSigma(sigma: number): Box {
  const variance = (sigma * sigma) / boxPasses
  const radius = Math.floor((Math.sqrt(12 * variance + 1) - 1) / 2)
  const next = (radius + 1) * (radius + 1)
  const edge = ((2 * radius + 1) * (radius * (radius + 1) - 3 * variance)) / (6 * (variance - next))
  return { radius, edge: Math.max(0, edge) }
}

/**
 * Box-filters `length` values that stand `step` apart, from `offset` on; beyond the ends, the end values go on.
 *
 * The sum runs along, so that the cost does not depend on the box, and in double precision, so that nothing drifts: equal
 * values stay equal.
 */
export function boxFilterLine(
  source: Float32Array,
  target: Float32Array,
  { radius, edge }: Box,
  offset: number,
  step: number,
  length: number,
): void {
  const last = offset + (length - 1) * step
  const part = 1 / (2 * radius + 1 + 2 * edge)
  const reach = Math.min(radius, length)
  const first = source[offset] as number
  const end = source[last] as number
  let sum = first * (radius + 1)
  for (let i = 1; i <= reach; i++) sum += source[Math.min(offset + i * step, last)] as number
  sum += end * (radius - reach)
  let before = offset - (radius + 1) * step
  let after = offset + (radius + 1) * step
  for (let pos = offset; pos <= last; pos += step) {
    const leaving = before < offset ? first : (source[before] as number)
    const coming = after > last ? end : (source[after] as number)
    target[pos] = (sum + edge * (leaving + coming)) * part
    const oldest = before + step < offset ? first : (source[before + step] as number)
    sum += coming - oldest
    before += step
    after += step
  }
}

/**
 * Gives rows one by one; `read(y)` is called with y = 0, 1, 2 … and its answer is valid until the next call.
 *
 * A row may need many others first, hence the steps.
 */
export interface RowSource {
  read(y: number): Steps<Float32Array>
}

/**
 * Box-filters down the columns of rows that stream by: each of the given rows is read once, in order.
 *
 * Holds as many rows as the box is high (never more than there are).
 */
export function boxFilterRows(
  source: RowSource,
  { radius, edge }: Box,
  rowLength: number,
  height: number,
): RowSource {
  const held = Math.min(height, 2 * radius + 3)
  const ring = Array.from({ length: held }, () => new Float32Array(rowLength))
  const sums = new Float64Array(rowLength)
  const target = new Float32Array(rowLength)
  const part = 1 / (2 * radius + 1 + 2 * edge)
  const rowsBetweenPauses = rowsAtOnce(rowLength)
  let read = 0
  function* row(y: number): Steps<Float32Array> {
    const clamped = Math.min(Math.max(y, 0), height - 1)
    for (; read <= clamped; read++) {
      ring[read % held]?.set(yield* source.read(read))
      if ((read + 1) % rowsBetweenPauses === 0) yield
    }
    return ring[clamped % held] as Float32Array
  }
  return {
    *read(y) {
      if (y === 0) {
        const reach = Math.min(radius, height - 1)
        addRow(sums, yield* row(0), radius)
        for (let k = 0; k <= reach; k++) addRow(sums, yield* row(k), 1)
        addRow(sums, yield* row(reach), radius - reach)
      }
      const before = yield* row(y - radius - 1)
      const after = yield* row(y + radius + 1)
      boxRow(sums, before, after, yield* row(y - radius), edge, part, target)
      return target
    },
  }
}

function addRow(sums: Float64Array, row: Float32Array, times: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (row[i] as number) * times
}

/** Writes the filtered row and moves the sums on by one row. */
function boxRow(
  sums: Float64Array,
  before: Float32Array,
  after: Float32Array,
  oldest: Float32Array,
  edge: number,
  part: number,
  target: Float32Array,
): void {
  for (let i = 0; i < target.length; i++) {
    const sum = sums[i] as number
    const coming = after[i] as number
    target[i] = (sum + edge * ((before[i] as number) + coming)) * part
    sums[i] = sum + coming - (oldest[i] as number)
  }
}
