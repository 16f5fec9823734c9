import { rowsAtOnce } from '../../../image/in-runs.ts'
import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'
import type { DetailCells } from './detail-cells.ts'
import { invertSymmetric3 } from './invert-symmetric.ts'

/** Cells along the side of a block; one model is fitted a block, over the 3 × 3 blocks around it. */
export const blockSide = 4

/** Numbers of one model: three rows of three gains and an offset. */
export const modelSize = 12

/**
 * How the candidate's colours come from the parent's, block by block: `candidate = gain · parent + offset`.
 *
 * Each block has {@link modelSize} numbers, a row per channel (three gains, then the offset in 0..255), and stands for the
 * middle of its cells; between the middles models are to be interpolated, so that the change stays smooth.
 */
export interface AffineModels extends Size {
  readonly data: Float32Array
  /** How many cells each model rests on, by their weight; 0 = none, then the parent is kept as it is. */
  readonly support: Float32Array
}

/** Sums of one block: count, parent, difference, parent², parent × difference. */
const sumsOfBlock = 1 + 3 + 3 + 6 + 9

/** Models may not turn a channel up by more than this, whatever the fit says. */
const mostGain = 3

/** Added to the parent's variance, in words² of 0..255: below it there is only grain, and the prior holds. */
const pull = 4

/**
 * Fits local affine models of the parent to the candidate over cells of one kind.
 *
 * The fast guided filter with a colour guide (He and Sun 2015), fitted as bilateral-guided upsampling is (Chen et al.
 * 2016): a 3 × 4 matrix per place, pulled towards `prior` (a 3 × 4 matrix, row by row) where the parent has no
 * structure to tell. Fitting the difference from the prior makes equal pictures give exactly the identity.
 */
export function* localAffine(
  cells: DetailCells,
  kind: number,
  prior: Float64Array,
): Steps<AffineModels> {
  const width = Math.ceil(cells.width / blockSide)
  const height = Math.ceil(cells.height / blockSide)
  const sums = yield* blockSums(cells, kind, prior, width, height)
  const data = new Float32Array(width * height * modelSize)
  const support = new Float32Array(width * height)
  const window = new Float64Array(sumsOfBlock)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      gatherWindow(sums, width, height, x, y, window)
      support[y * width + x] = window[0] as number
      writeModel(window, prior, data, (y * width + x) * modelSize)
    }
    if (y % 8 === 7) yield
  }
  return { width, height, data, support }
}

function* blockSums(
  cells: DetailCells,
  kind: number,
  prior: Float64Array,
  width: number,
  height: number,
): Steps<Float64Array> {
  const sums = new Float64Array(width * height * sumsOfBlock)
  const pause = rowsAtOnce(cells.width * 4)
  for (let y = 0; y < cells.height; y++) {
    addRow(cells, kind, prior, y, sums, Math.floor(y / blockSide) * width * sumsOfBlock)
    if (y % pause === pause - 1) yield
  }
  return sums
}

function addRow(
  cells: DetailCells,
  kind: number,
  prior: Float64Array,
  y: number,
  sums: Float64Array,
  offset: number,
): void {
  const [red, green, blue] = cells.parent
  const [toRed, toGreen, toBlue] = cells.candidate
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = prior as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let x = 0, i = y * cells.width; x < cells.width; x++, i++) {
    if (cells.kind[i] !== kind) continue
    const w = cells.weight[i] as number
    const r = red[i] as number
    const g = green[i] as number
    const b = blue[i] as number
    const dr = (toRed[i] as number) - (m0 * r + m1 * g + m2 * b + m3)
    const dg = (toGreen[i] as number) - (m4 * r + m5 * g + m6 * b + m7)
    const db = (toBlue[i] as number) - (m8 * r + m9 * g + m10 * b + m11)
    const at = offset + ((x / blockSide) | 0) * sumsOfBlock
    const wr = w * r
    const wg = w * g
    const wb = w * b
    sums[at] = (sums[at] as number) + w
    sums[at + 1] = (sums[at + 1] as number) + wr
    sums[at + 2] = (sums[at + 2] as number) + wg
    sums[at + 3] = (sums[at + 3] as number) + wb
    sums[at + 4] = (sums[at + 4] as number) + w * dr
    sums[at + 5] = (sums[at + 5] as number) + w * dg
    sums[at + 6] = (sums[at + 6] as number) + w * db
    sums[at + 7] = (sums[at + 7] as number) + wr * r
    sums[at + 8] = (sums[at + 8] as number) + wr * g
    sums[at + 9] = (sums[at + 9] as number) + wr * b
    sums[at + 10] = (sums[at + 10] as number) + wg * g
    sums[at + 11] = (sums[at + 11] as number) + wg * b
    sums[at + 12] = (sums[at + 12] as number) + wb * b
    sums[at + 13] = (sums[at + 13] as number) + dr * wr
    sums[at + 14] = (sums[at + 14] as number) + dr * wg
    sums[at + 15] = (sums[at + 15] as number) + dr * wb
    sums[at + 16] = (sums[at + 16] as number) + dg * wr
    sums[at + 17] = (sums[at + 17] as number) + dg * wg
    sums[at + 18] = (sums[at + 18] as number) + dg * wb
    sums[at + 19] = (sums[at + 19] as number) + db * wr
    sums[at + 20] = (sums[at + 20] as number) + db * wg
    sums[at + 21] = (sums[at + 21] as number) + db * wb
  }
}

/** Sums over 3 × 3 blocks; those beside count half, those at the corners a quarter, so that windows fade out. */
function gatherWindow(
  sums: Float64Array,
  width: number,
  height: number,
  x: number,
  y: number,
  window: Float64Array,
): void {
  window.fill(0)
  for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
    for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
      const share = (i === x ? 1 : 0.5) * (j === y ? 1 : 0.5)
      const from = (j * width + i) * sumsOfBlock
      for (let k = 0; k < sumsOfBlock; k++) {
        window[k] = (window[k] as number) + share * (sums[from + k] as number)
      }
    }
  }
}

/** Solves a window's least squares and writes prior + correction, bounded. */
function writeModel(
  window: Float64Array,
  prior: Float64Array,
  data: Float32Array,
  at: number,
): void {
  const count = window[0] as number
  if (count < 1e-3) {
    for (let k = 0; k < modelSize; k++) data[at + k] = prior[k] as number
    return
  }
  const mean = [window[1] as number, window[2] as number, window[3] as number].map(
    (sum) => sum / count,
  ) as [number, number, number]
  const [r, g, b] = mean
  const matrix = invertSymmetric3(
    (window[7] as number) / count - r * r + pull,
    (window[8] as number) / count - r * g,
    (window[9] as number) / count - r * b,
    (window[10] as number) / count - g * g + pull,
    (window[11] as number) / count - g * b,
    (window[12] as number) / count - b * b + pull,
  )
  for (let row = 0; row < 3; row++) {
    const moved = (window[4 + row] as number) / count
    const kr = (window[13 + row * 3] as number) / count - moved * r
    const kg = (window[14 + row * 3] as number) / count - moved * g
    const kb = (window[15 + row * 3] as number) / count - moved * b
    const gains = [
      matrix[0] * kr + matrix[1] * kg + matrix[2] * kb + (prior[row * 4] as number),
      matrix[1] * kr + matrix[3] * kg + matrix[4] * kb + (prior[row * 4 + 1] as number),
      matrix[2] * kr + matrix[4] * kg + matrix[5] * kb + (prior[row * 4 + 2] as number),
    ] as const
    const size = Math.hypot(...gains)
    const part = size > mostGain ? mostGain / size : 1
    const target =
      moved +
      (prior[row * 4] as number) * r +
      (prior[row * 4 + 1] as number) * g +
      (prior[row * 4 + 2] as number) * b +
      (prior[row * 4 + 3] as number)
    data[at + row * 4] = gains[0] * part
    data[at + row * 4 + 1] = gains[1] * part
    data[at + row * 4 + 2] = gains[2] * part
    data[at + row * 4 + 3] = target - part * (gains[0] * r + gains[1] * g + gains[2] * b)
  }
}
