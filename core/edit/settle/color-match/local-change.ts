import { blurPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import type { ColorCells } from './color-cells.ts'
import { type ColorCorrection, correctionAt } from './color-correction.ts'
import { ColorTable } from './color-table.ts'

/** Of a window, as standard deviation in cells. */
const window = 2

/** Cells' worth that are added to every window as unchanged, so that a scrap of one proves nothing. */
const unchanged = 0.1

/** A window changed when it is off by this many times what nine in ten windows outside stay below. */
const beyondUsual = 2.5

/** No correction foretells colours that it was not fitted on to better than this part of itself. */
const foretold = 0.4

/** No change is taken for real below this, encoded: rounding and noise leave as much. */
const leastChange = 1.5 / 255

/**
 * Gives the share of the inside that is still off once a correction is applied, by clearly more than the outside is.
 *
 * Each cell is compared with what cells of its colour show outside: a change that depends on the colour alone, however
 * bent, leaves nothing then, and colours that occur only inside tell nothing. Windows are tested, not cells (Aach and Kaup
 * 1993), because a faint change shows only where it is coherent. What is usual is taken from the windows outside, of
 * which a tenth may have changed too.
 *
 * @param inside The weight of each cell inside the region.
 * @param outside The weight of each cell that should not have changed.
 */
export function* localChangeShare(
  cells: ColorCells,
  inside: Float32Array,
  outside: Float32Array,
  correction: ColorCorrection,
): Steps<number> {
  const added = addedBy(cells, correction)
  const rest = added.map(
    (value, i) => value + (cells.picture[i] as number) - (cells.parent[i] as number),
  )
  const known = takeOffByColor(cells, rest, outside)
  const usual = quantile(yield* windowSizes(cells, rest, weigh(outside, known)), outside, 0.9)
  const comparable = weigh(inside, known)
  const sizes = yield* windowSizes(cells, rest, comparable)
  const casts = yield* windowSizes(cells, added, comparable)
  let all = 0
  let changed = 0
  for (let i = 0; i < inside.length; i++) {
    const weight = comparable[i] as number
    all += weight
    const least = Math.max(leastChange, beyondUsual * usual, foretold * (casts[i] as number))
    if (weight === 0 || (sizes[i] as number) < least) continue
    changed += weight
  }
  return all === 0 ? 0 : changed / all
}

/** Takes from each cell's values what cells of its colour show outside; gives how much is known of that colour, 0..1. */
function takeOffByColor(
  { parent }: ColorCells,
  values: Float32Array,
  outside: Float32Array,
): Float32Array {
  const table = new ColorTable()
  for (let i = 0; i < outside.length; i++) {
    if (outside[i] !== 0) table.add(parent, i * 3, values, outside[i] as number)
  }
  const known = new Float32Array(outside.length)
  const mean = new Float64Array(3)
  for (let i = 0; i < outside.length; i++) {
    known[i] = table.meanAt(parent, i * 3, mean)
    for (let k = 0; k < 3; k++)
      values[i * 3 + k] = (values[i * 3 + k] as number) - (mean[k] as number)
  }
  return known
}

function weigh(weights: Float32Array, by: Float32Array): Float32Array {
  return weights.map((weight, i) => weight * (by[i] as number))
}

function addedBy({ picture }: ColorCells, correction: ColorCorrection): Float32Array {
  const all = new Float32Array(picture.length)
  const added = new Float64Array(3)
  for (let at = 0; at < all.length; at += 3) {
    correctionAt(correction, picture, at, added)
    all.set(added, at)
  }
  return all
}

/** Gives how large the weighted mean of three values a cell is in the window around each cell. */
function* windowSizes(
  { columns, rows }: ColorCells,
  values: Float32Array,
  weights: Float32Array,
): Steps<Float32Array> {
  const size = { width: columns, height: rows }
  const counts = yield* blurPlane(createPlane(size, weights), window)
  const squares = new Float32Array(weights.length)
  for (let channel = 0; channel < 3; channel++) {
    const plane: Plane = createPlane(size)
    for (let i = 0; i < weights.length; i++) {
      plane.data[i] = (weights[i] as number) * (values[i * 3 + channel] as number)
    }
    const sums = yield* blurPlane(plane, window)
    for (let i = 0; i < squares.length; i++) {
      const mean = (sums.data[i] as number) / ((counts.data[i] as number) + unchanged)
      squares[i] = (squares[i] as number) + mean * mean
    }
  }
  return squares.map(Math.sqrt)
}

/** Gives what a share of the cells that have weight do not exceed. */
function quantile(values: Float32Array, weights: Float32Array, share: number): number {
  const seen = values.filter((_, i) => (weights[i] as number) > 0).sort()
  return seen[Math.floor((seen.length - 1) * share)] ?? 0
}
