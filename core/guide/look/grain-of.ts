import {
  addDetail,
  type Detail,
  faintEnergy,
  readLuma,
  squareSide,
} from '../../edit/measure/detail.ts'
import { quantile } from '../../edit/measure/quantile.ts'
import { inRows } from '../../image/in-runs.ts'
import { maxWord, type Picture } from '../../image/picture.ts'
import type { Steps } from '../../steps.ts'
import type { Grain } from './look.ts'

/** Fewer squares say nothing. */
const leastSquares = 4

/** A square is flat where the means of its quarters differ by less, in words of 8 bits: what is left in it is noise. */
const flatWithin = 5

/** The calm quarter of the flat squares, so that a fine weave, which looks flat, does not count where it is not all over. */
const calm = 0.25
/** A quarter of sums of 16 squares of normally spread values lie below this share of their mean. */
const calmSum = 0.7445

/**
 * Measures sharpness and noise of a full-resolution sample.
 *
 * Sharpness is detail of one pixel over that of two, over the squares of eight pixels that have any. Noise is looked for
 * in the flat ones only, as the energy of their finest diagonal differences, so that neither texture nor an edge counts.
 * Squares with a translucent pixel are left out.
 */
export function* grainOf(tile: Picture): Steps<Grain> {
  const columns = Math.floor(tile.width / squareSide)
  const rows = Math.floor(tile.height / squareSide)
  const luma = new Float64Array(squareSide * squareSide)
  const sum: Detail = { fine: 0, coarse: 0 }
  const flat: number[] = []
  let squares = 0
  yield* inRows(columns * squareSide, rows, (row) => {
    for (let column = 0; column < columns; column++) {
      const start = (row * tile.width + column) * squareSide
      if (!isOpaqueSquare(tile, start)) continue
      readLuma(tile, tile.width, start, luma)
      if (isFlat(luma)) flat.push(diagonalEnergy(luma))
      const one: Detail = { fine: 0, coarse: 0 }
      addDetail(luma, one)
      if (one.fine < faintEnergy || one.coarse < faintEnergy) continue
      sum.fine += one.fine
      sum.coarse += one.coarse
      squares++
    }
  })
  const energy = flat.length < leastSquares ? null : quantile(flat, calm)
  return {
    sharpness: squares < leastSquares ? null : Math.sqrt(sum.fine / sum.coarse),
    noise: energy === null ? null : Math.sqrt(energy / calmSum),
  }
}

function isOpaqueSquare({ data, depth, width }: Picture, start: number): boolean {
  const full = maxWord(depth)
  for (let y = 0; y < squareSide; y++) {
    const from = (start + y * width) * 4 + 3
    for (let pos = from; pos < from + squareSide * 4; pos += 4) {
      if (data[pos] !== full) return false
    }
  }
  return true
}

function isFlat(luma: Float64Array): boolean {
  const half = squareSide / 2
  const sums = [0, 0, 0, 0]
  for (let y = 0; y < squareSide; y++) {
    for (let x = 0; x < squareSide; x++) {
      const quarter = (y < half ? 0 : 2) + (x < half ? 0 : 1)
      sums[quarter] = (sums[quarter] as number) + (luma[y * squareSide + x] as number)
    }
  }
  return Math.max(...sums) - Math.min(...sums) < flatWithin * half * half
}

/** Mean square of what is left of each two by two pixels without their mean and slopes: the variance of pure noise. */
function diagonalEnergy(luma: Float64Array): number {
  let sum = 0
  for (let y = 0; y < squareSide; y += 2) {
    for (let at = y * squareSide; at < (y + 1) * squareSide; at += 2) {
      const difference =
        (luma[at] as number) -
        (luma[at + 1] as number) -
        (luma[at + squareSide] as number) +
        (luma[at + squareSide + 1] as number)
      sum += (difference * difference) / 4
    }
  }
  return sum / (squareSide * squareSide * 0.25)
}
