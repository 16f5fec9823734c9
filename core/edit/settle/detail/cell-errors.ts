import { rowsAtOnce } from '../../../image/in-runs.ts'
import { meanPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import { cellKinds, type DetailCells } from './detail-cells.ts'
import { type AffineModels, modelSize } from './local-affine.ts'
import { lumaShares } from './luma-shares.ts'
import { betweenBlocks, writeModelRow } from './model-rows.ts'

/** How the models miss the candidate, cell by cell. */
export interface CellErrors {
  /** Mean squared miss over the three channels and the cells next to each, in words² of 0..255. */
  readonly miss: Plane
  /** Squared gradient of what the models give, likewise: small shifts and softness miss in proportion to it. */
  readonly relief: Plane
  /**
   * What the candidate has beyond the models, smoothly, a plane a channel, in 0..255: tone that varies faster than windows
   * do, as in a soft shadow, without noise and without the double edges of small shifts.
   */
  readonly rest: readonly [Plane, Plane, Plane]
}

/** Cells on either side that the rest is smoothed over, twice. */
const smoothOver = 2

/**
 * Measures how models miss the candidate; each cell by the models of its kind.
 *
 * The rest takes the place of the candidate's values in the cells, which are used up.
 */
export function* cellErrors(
  cells: DetailCells,
  open: AffineModels,
  kept: AffineModels,
): Steps<CellErrors> {
  const { width, height } = cells
  const miss = createPlane(cells)
  const given = createPlane(cells)
  const down = betweenBlocks(height, open.height)
  const across = betweenBlocks(width, open.width)
  const openRow = new Float32Array(open.width * modelSize)
  const keptRow = new Float32Array(open.width * modelSize)
  const pause = rowsAtOnce(width * 4)
  for (let y = 0; y < height; y++) {
    writeModelRow(open, down, y, openRow)
    writeModelRow(kept, down, y, keptRow)
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const row = cells.kind[i] === cellKinds.kept ? keptRow : openRow
      const from = (across.before[x] as number) * modelSize
      const to = (across.after[x] as number) * modelSize
      const part = across.part[x] as number
      missCell(cells, i, row, from, to, part, miss.data, given.data)
    }
    if (y % pause === pause - 1) yield
  }
  yield* meanPlane(miss, 1, miss)
  const relief = yield* reliefOf(given)
  yield* meanPlane(relief, 1, relief)
  const [red, green, blue] = cells.candidate
  const rest = [
    createPlane(cells, red),
    createPlane(cells, green),
    createPlane(cells, blue),
  ] as const
  for (const plane of rest) {
    yield* meanPlane(plane, smoothOver, plane)
    yield* meanPlane(plane, smoothOver, plane)
  }
  return { miss, relief, rest }
}

function missCell(
  { parent, candidate, kind }: DetailCells,
  i: number,
  row: Float32Array,
  from: number,
  to: number,
  part: number,
  miss: Float32Array,
  given: Float32Array,
): void {
  const r = parent[0][i] as number
  const g = parent[1][i] as number
  const b = parent[2][i] as number
  let sum = 0
  let luma = 0
  for (let channel = 0; channel < 3; channel++) {
    const k = from + channel * 4
    const l = to + channel * 4
    const value =
      mix(row[k] as number, row[l] as number, part) * r +
      mix(row[k + 1] as number, row[l + 1] as number, part) * g +
      mix(row[k + 2] as number, row[l + 2] as number, part) * b +
      mix(row[k + 3] as number, row[l + 3] as number, part)
    const plane = candidate[channel] as Float32Array
    const off = kind[i] === cellKinds.none ? 0 : (plane[i] as number) - value
    plane[i] = off
    sum += off * off
    luma += value * (lumaShares[channel] as number)
  }
  miss[i] = sum / 3
  given[i] = luma
}

function mix(a: number, b: number, part: number): number {
  return a + part * (b - a)
}

/** Gives squared gradients in place of the plane's values, a row behind what is read. */
function* reliefOf(plane: Plane): Steps<Plane> {
  const { width, height, data } = plane
  const above = data.slice(0, width)
  const here = new Float32Array(width)
  const pause = rowsAtOnce(width)
  for (let y = 0; y < height; y++) {
    const row = y * width
    const below = Math.min(height - 1, y + 1) * width
    here.set(data.subarray(row, row + width))
    for (let x = 0; x < width; x++) {
      const left = here[Math.max(0, x - 1)] as number
      const right = here[Math.min(width - 1, x + 1)] as number
      const across = right - left
      const next = below === row ? (here[x] as number) : (data[below + x] as number)
      const down = next - (above[x] as number)
      data[row + x] = (across * across + down * down) / 4
    }
    above.set(here)
    if (y % pause === pause - 1) yield
  }
  return plane
}
