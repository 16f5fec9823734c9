import { rowsAtOnce } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import { cellKinds, type DetailCells } from './detail-cells.ts'
import { blockSide } from './local-affine.ts'

/** Shares of the nearest cells on either side that are tried, in this order: none first, then ever softer. */
const shares = Array.from({ length: 17 }, (_, i) => i * 0.02)

/** Fewer blocks with structure than this say nothing. */
const leastBlocks = 12

/** A block's spread of green² below this is grain, not structure. */
const leastSpread = 16

/**
 * Softens the parent's cells, in place, as much as the candidate's are: only equally soft pictures can be compared.
 *
 * The kernel is [s, 1 − 2s, s] across and down; the share s is the one at which the parent explains the candidate best,
 * per block by a gain and an offset, over all blocks with structure, robustly (PSF matching as in Alard and Lupton 1998, with
 * one parameter). Cells that must be as they were are asked first.
 *
 * @returns The share; 0 = the candidate is not softer.
 */
export function* matchSharpness(cells: DetailCells): Steps<number> {
  const share =
    (yield* bestShare(cells, cellKinds.kept)) ?? (yield* bestShare(cells, cellKinds.open)) ?? 0
  if (share === 0) return 0
  for (const plane of cells.parent) yield* softenPlane(plane, cells.width, cells.height, share)
  return share
}

function* bestShare(cells: DetailCells, kind: number): Steps<number | null> {
  const totals = new Float64Array(shares.length)
  let blocks = 0
  const side = 2 * blockSide
  const means = new Float64Array(9)
  for (let top = 1; top + side < cells.height; top += side) {
    for (let left = 1; left + side < cells.width; left += side) {
      if (!measureBlock(cells, kind, left, top, side, means)) continue
      if (covariance(means, 3, 0, 0) < leastSpread || covariance(means, 8, 2, 2) < leastSpread) {
        continue
      }
      blocks++
      for (let k = 0; k < shares.length; k++) {
        totals[k] = (totals[k] as number) + Math.sqrt(unexplained(means, shares[k] as number))
      }
    }
    yield
  }
  if (blocks < leastBlocks) return null
  return shares[totals.indexOf(Math.min(...totals))] as number
}

/**
 * Averages the parent's green p, its Laplacian d and the candidate's green t over a block: p, d, t, pp, pd, dd, pt, dt, tt.
 *
 * Green stands for all three: it is what cameras and codecs resolve best.
 */
function measureBlock(
  { width, kind: kinds, parent, candidate }: DetailCells,
  kind: number,
  left: number,
  top: number,
  side: number,
  sums: Float64Array,
): boolean {
  const luma = parent[1]
  const target = candidate[1]
  sums.fill(0)
  for (let y = top; y < top + side; y++) {
    for (let x = left, i = y * width + left; x < left + side; x++, i++) {
      if (kinds[i] !== kind) return false
      const p = luma[i] as number
      const d =
        (luma[i - 1] as number) +
        (luma[i + 1] as number) +
        (luma[i - width] as number) +
        (luma[i + width] as number) -
        4 * p
      const t = target[i] as number
      sums[0] = (sums[0] as number) + p
      sums[1] = (sums[1] as number) + d
      sums[2] = (sums[2] as number) + t
      sums[3] = (sums[3] as number) + p * p
      sums[4] = (sums[4] as number) + p * d
      sums[5] = (sums[5] as number) + d * d
      sums[6] = (sums[6] as number) + p * t
      sums[7] = (sums[7] as number) + d * t
      sums[8] = (sums[8] as number) + t * t
    }
  }
  const part = 1 / (side * side)
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) * part
  return true
}

function covariance(means: Float64Array, product: number, one: number, other: number): number {
  return (means[product] as number) - (means[one] as number) * (means[other] as number)
}

/** What of the target's variance a gain and an offset on p + share · d leave. */
function unexplained(means: Float64Array, share: number): number {
  const spread =
    covariance(means, 3, 0, 0) +
    2 * share * covariance(means, 4, 0, 1) +
    share * share * covariance(means, 5, 1, 1)
  const together = covariance(means, 6, 0, 2) + share * covariance(means, 7, 1, 2)
  const own = covariance(means, 8, 2, 2)
  return Math.max(0, own - (together * together) / Math.max(spread, 1e-6))
}

/** Filters a plane with [share, 1 − 2 share, share] across and down, in place; at the border the border goes on. */
function* softenPlane(
  data: Float32Array,
  width: number,
  height: number,
  share: number,
): Steps<void> {
  for (let y = 0; y < height; y++) softenLine(data, y * width, 1, width, share)
  yield
  const pause = rowsAtOnce(height)
  for (let x = 0; x < width; x++) {
    softenLine(data, x, width, height, share)
    if (x % pause === pause - 1) yield
  }
}

function softenLine(
  data: Float32Array,
  offset: number,
  step: number,
  length: number,
  share: number,
): void {
  let before = data[offset] as number
  let here = before
  for (let k = 0, pos = offset; k < length; k++, pos += step) {
    const next = k + 1 < length ? (data[pos + step] as number) : here
    data[pos] = here + share * (before + next - 2 * here)
    before = here
    here = next
  }
}
