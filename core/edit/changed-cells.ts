import { rowsAtOnce } from '../image/in-runs.ts'
import { maxWord, type Picture } from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import type { Steps } from '../steps.ts'

/** How much two pictures differ, by square cells. */
export interface CellDifferences extends Size {
  /** Source pixels along a cell's side. */
  readonly side: number
  /** Each cell's difference, over what grain and compression may do there. */
  readonly scores: Float32Array
}

/** Smallest side of a cell: a block of a JPEG, so that what its compression does stays within. */
const smallestSide = 8

/** Most cells along the longer side. */
const mostCells = 640

/** What means of a picture without any texture may differ by, in shares of the full range. */
const grain = 0.006

/** Which share of a cell's own texture its means may differ by, after compression or resampling. */
const textureShare = 0.4

/**
 * Compares two pictures of the same size and depth cell by cell.
 *
 * A cell's difference is that of the mean colours of its four quarters: compression, grain and resampling move pixels
 * to and fro but hardly move means, while a real change does. It is divided by what may be expected of the cell, which
 * grows with its texture in either picture: a re-compressed meadow scores as low as a re-compressed sky.
 *
 * @param density Pixels of the answer per pixel of the picture: where it is coarser, so are the cells.
 */
export function* compareCells(
  before: Picture,
  after: Picture,
  density: number,
): Steps<CellDifferences> {
  const { width, height } = before
  const evenly = Math.ceil(Math.max(width, height) / mostCells)
  const side = Math.max(smallestSide, evenly, Math.ceil(smallestSide / density))
  const columns = Math.ceil(width / side)
  const rows = Math.ceil(height / side)
  const scores = new Float32Array(columns * rows)
  const sums = new Float64Array(columns * sumsPerCell)
  const rowsBetweenPauses = rowsAtOnce(width)
  for (let row = 0; row < rows; row++) {
    sums.fill(0)
    const top = row * side
    const end = Math.min(height, top + side)
    for (let y = top; y < end; y++) {
      addRow(before, after, y, side, y - top < side / 2 ? 0 : 2, sums)
      if ((y + 1) % rowsBetweenPauses === 0) yield
    }
    scoreRow(sums, maxWord(before.depth), scores, row * columns)
  }
  return { width: columns, height: rows, side, scores }
}

/** Of each quarter: its pixels, and by how much red, green, blue and alpha differ. */
const sumsPerQuarter = 5

/** Then the texture before and after. */
const sumsPerCell = 4 * sumsPerQuarter + 2

/** Adds a row to the upper (0) or lower (2) quarters of the cells that it lies in. */
function addRow(
  before: Picture,
  after: Picture,
  y: number,
  side: number,
  quarter: 0 | 2,
  sums: Float64Array,
): void {
  const { width } = before
  const a = before.data
  const b = after.data
  const half = side / 2
  let lastA = a[y * width * 4 + 1] as number
  let lastB = b[y * width * 4 + 1] as number
  let pos = y * width * 4
  for (let left = 0, cell = 0; left < width; left += side, cell += sumsPerCell) {
    const end = Math.min(width, left + side)
    for (let x = left; x < end; x++, pos += 4) {
      const at = cell + (x - left < half ? quarter : quarter + 1) * sumsPerQuarter
      sums[at] = (sums[at] as number) + 1
      for (let c = 0; c < 4; c++) {
        const difference = (b[pos + c] as number) - (a[pos + c] as number)
        sums[at + 1 + c] = (sums[at + 1 + c] as number) + difference
      }
      const greenA = a[pos + 1] as number
      const greenB = b[pos + 1] as number
      const texture = cell + 4 * sumsPerQuarter
      sums[texture] = (sums[texture] as number) + Math.abs(greenA - lastA)
      sums[texture + 1] = (sums[texture + 1] as number) + Math.abs(greenB - lastB)
      lastA = greenA
      lastB = greenB
    }
  }
}

function scoreRow(sums: Float64Array, full: number, scores: Float32Array, start: number): void {
  for (let cell = 0, at = 0; at < sums.length; cell++, at += sumsPerCell) {
    let pixels = 0
    let difference = 0
    for (let quarter = at; quarter < at + 4 * sumsPerQuarter; quarter += sumsPerQuarter) {
      let largest = 0
      for (let c = 1; c <= 4; c++) {
        largest = Math.max(largest, Math.abs(sums[quarter + c] as number))
      }
      pixels += sums[quarter] as number
      difference += largest
    }
    const textures = at + 4 * sumsPerQuarter
    const texture = Math.max(sums[textures] as number, sums[textures + 1] as number)
    const unit = 1 / (pixels * full)
    scores[start + cell] = (difference * unit) / (grain + textureShare * texture * unit)
  }
}
