import { invertCovariance } from '../../../image/color/covariance.ts'
import { rowsAtOnce } from '../../../image/in-runs.ts'
import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'
import type { DetailCells } from './detail-cells.ts'
import { lumaShares } from './luma-shares.ts'

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
}

/** Sums of one block: count, parent, difference, parent², parent × difference. */
const sumsOfBlock = 1 + 3 + 3 + 6 + 9

/** Models may not turn a channel up by more than this, whatever the fit says. */
const mostGain = 3

/** Added to the parent's variance, in words² of 0..255: below it there is only grain, which follows the light. */
const pull = 16

/** Levels of 0..255 below which a ratio of lights is noise. */
const nearBlack = 4

/** Red, green and blue as they are. */
const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]

/**
 * Fits local affine models of the parent to the candidate over cells of one kind.
 *
 * The fast guided filter with a colour guide (He and Sun 2015), fitted as bilateral-guided upsampling is (Chen et al.
 * 2016): a 3 × 4 matrix per place. Where the parent has no structure to tell, it is pulled towards one gain, that of the
 * light. What is fitted is the difference from the parent, so that equal pictures give exactly the identity.
 */
export function* localAffine(cells: DetailCells, kind: number): Steps<AffineModels> {
  const width = Math.ceil(cells.width / blockSide)
  const height = Math.ceil(cells.height / blockSide)
  const data = new Float32Array(width * height * modelSize)
  const ring = [0, 1, 2].map(() => new Float64Array(width * sumsOfBlock))
  const window = new Float64Array(sumsOfBlock)
  const pause = Math.ceil(rowsAtOnce(cells.width * blockSide) / blockSide)
  sumBlocks(cells, kind, 0, ring[0] as Float64Array)
  for (let y = 0; y < height; y++) {
    const last = Math.min(height - 1, y + 1)
    if (last > y) sumBlocks(cells, kind, last, ring[last % 3] as Float64Array)
    for (let x = 0; x < width; x++) {
      window.fill(0)
      for (let row = Math.max(0, y - 1); row <= last; row++) {
        addBlocks(ring[row % 3] as Float64Array, width, x, row === y ? 1 : 0.5, window)
      }
      writeModel(window, data, (y * width + x) * modelSize)
    }
    if (y % pause === pause - 1) yield
  }
  return { width, height, data }
}

/** Sums up a row of blocks. */
function sumBlocks(cells: DetailCells, kind: number, row: number, sums: Float64Array): void {
  sums.fill(0)
  const end = Math.min(cells.height, (row + 1) * blockSide)
  for (let y = row * blockSide; y < end; y++) addRow(cells, kind, y, sums)
}

function addRow(cells: DetailCells, kind: number, y: number, sums: Float64Array): void {
  const [red, green, blue] = cells.parent
  const [toRed, toGreen, toBlue] = cells.candidate
  for (let x = 0, i = y * cells.width; x < cells.width; x++, i++) {
    if (cells.kind[i] !== kind) continue
    const w = cells.weight[i] as number
    const r = red[i] as number
    const g = green[i] as number
    const b = blue[i] as number
    const dr = (toRed[i] as number) - r
    const dg = (toGreen[i] as number) - g
    const db = (toBlue[i] as number) - b
    const at = ((x / blockSide) | 0) * sumsOfBlock
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

/**
 * Adds the blocks of one row around a column to a window; those beside count half, so that those at the corners count a
 * quarter and windows fade out.
 */
function addBlocks(
  sums: Float64Array,
  width: number,
  x: number,
  share: number,
  window: Float64Array,
): void {
  for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
    const part = i === x ? share : share / 2
    const from = i * sumsOfBlock
    for (let k = 0; k < sumsOfBlock; k++) {
      window[k] = (window[k] as number) + part * (sums[from + k] as number)
    }
  }
}

/**
 * Solves a window's least squares and writes the model, bounded: no row turns up by more than {@link mostGain}, and what
 * is lighter in the parent never comes out darker for being lighter.
 */
function writeModel(window: Float64Array, data: Float32Array, at: number): void {
  const count = window[0] as number
  if (count === 0) {
    data.set(identity, at)
    return
  }
  const r = (window[1] as number) / count
  const g = (window[2] as number) / count
  const b = (window[3] as number) / count
  const rr = (window[7] as number) / count - r * r
  const rg = (window[8] as number) / count - r * g
  const rb = (window[9] as number) / count - r * b
  const gg = (window[10] as number) / count - g * g
  const gb = (window[11] as number) / count - g * b
  const bb = (window[12] as number) / count - b * b
  const { inverse } = invertCovariance([rr, rg, rb, gg, gb, bb], pull)
  const usual = lightGain(window)
  const more = usual - 1
  let lightness = 0
  for (let row = 0; row < 3; row++) {
    const moved = (window[4 + row] as number) / count
    const kr = (window[13 + row * 3] as number) / count - moved * r
    const kg = (window[14 + row * 3] as number) / count - moved * g
    const kb = (window[15 + row * 3] as number) / count - moved * b
    // What the usual gain does not explain already.
    const dr = kr - more * (row === 0 ? rr : row === 1 ? rg : rb)
    const dg = kg - more * (row === 0 ? rg : row === 1 ? gg : gb)
    const db = kb - more * (row === 0 ? rb : row === 1 ? gb : bb)
    const red = inverse[0] * dr + inverse[1] * dg + inverse[2] * db + (row === 0 ? usual : 0)
    const green = inverse[1] * dr + inverse[3] * dg + inverse[4] * db + (row === 1 ? usual : 0)
    const blue = inverse[2] * dr + inverse[4] * dg + inverse[5] * db + (row === 2 ? usual : 0)
    const part = Math.min(1, mostGain / Math.sqrt(red * red + green * green + blue * blue + 1e-9))
    const target = moved + (row === 0 ? r : row === 1 ? g : b)
    data[at + row * 4] = red * part
    data[at + row * 4 + 1] = green * part
    data[at + row * 4 + 2] = blue * part
    data[at + row * 4 + 3] = target - part * (red * r + green * g + blue * b)
    lightness += (lumaShares[row] as number) * part * (red + green + blue)
  }
  if (lightness < 0) flatten(data, at, r, g, b)
}

/**
 * How much lighter a window became, bounded: light that grows or fades takes grain along.
 *
 * Near black a ratio says little; there the gain stays near 1.
 */
function lightGain(window: Float64Array): number {
  let before = nearBlack
  let moved = 0
  for (let k = 0; k < 3; k++) {
    const share = (lumaShares[k] as number) / (window[0] as number)
    before += share * (window[1 + k] as number)
    moved += share * (window[4 + k] as number)
  }
  return Math.min(1.5, Math.max(0.2, 1 + moved / before))
}

/** Leaves a model's mean and takes its gains. */
function flatten(data: Float32Array, at: number, r: number, g: number, b: number): void {
  for (let k = at; k < at + modelSize; k += 4) {
    data[k + 3] =
      (data[k + 3] as number) +
      (data[k] as number) * r +
      (data[k + 1] as number) * g +
      (data[k + 2] as number) * b
    data.fill(0, k, k + 3)
  }
}
