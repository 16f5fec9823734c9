import { inRows } from '../../image/in-runs.ts'
import type { Picture } from '../../image/picture.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import { addDetail, type Detail, faintEnergy, readLuma, squareSide } from './detail.ts'

/** Squares that are compared at most: of more, every so many. */
const mostSquares = 6000

/** Squares in one step. */
const squaresAtOnce = 256

/** Fewer squares say nothing. */
const leastSquares = 4

/** A square changed when its pixels differ by this much on average, as a share of full intensity. */
const changedFrom = 1.5 / 255

/**
 * Measures how fine the detail is where the picture changed, compared with the parent there.
 *
 * Detail is the energy of the Laplacian at one pixel over that at two pixels: what is blurred loses the first much more
 * than the second, whatever it shows, so that a smooth thing in place of a rough one does not count as soft. Only fully
 * covered squares of eight pixels that really changed are compared.
 *
 * @returns 1 = as sharp as the parent, below = softer, above = harsher; null where nothing changed or nothing has detail.
 */
export function* measureSharpness(
  parent: Picture,
  composed: Picture,
  coverage: Mask,
): Steps<number | null> {
  const { width } = coverage.rect
  const starts = yield* coveredSquares(coverage)
  const every = Math.ceil(starts.length / mostSquares)
  const before: Detail = { fine: 0, coarse: 0 }
  const after: Detail = { fine: 0, coarse: 0 }
  const lumaBefore = new Float64Array(squareSide * squareSide)
  const lumaAfter = new Float64Array(squareSide * squareSide)
  let squares = 0
  for (let i = 0; i < starts.length; i += every) {
    const start = starts[i] as number
    readLuma(parent, width, start, lumaBefore)
    readLuma(composed, width, start, lumaAfter)
    if (isChanged(lumaBefore, lumaAfter)) {
      addDetail(lumaBefore, before)
      addDetail(lumaAfter, after)
      squares++
    }
    if ((i / every) % squaresAtOnce === 0) yield
  }
  if (squares < leastSquares) return null
  const least = faintEnergy * squares
  if (before.fine < least || before.coarse < least || after.coarse < least) return null
  return Math.sqrt(after.fine / after.coarse / (before.fine / before.coarse))
}

/** Gives where every fully covered square begins. */
function* coveredSquares({ rect: { width, height }, data }: Mask): Steps<number[]> {
  const starts: number[] = []
  const rows = Math.floor(height / squareSide)
  yield* inRows(width * squareSide, rows, (row) => {
    for (let x = 0; x + squareSide <= width; x += squareSide) {
      const start = row * squareSide * width + x
      if (isCovered(data, start, width)) starts.push(start)
    }
  })
  return starts
}

function isCovered(coverage: Uint8Array, start: number, width: number): boolean {
  for (let y = 0; y < squareSide; y++) {
    for (let i = start + y * width; i < start + y * width + squareSide; i++) {
      if ((coverage[i] as number) < 255) return false
    }
  }
  return true
}

function isChanged(before: Float64Array, after: Float64Array): boolean {
  let sum = 0
  for (let i = 0; i < before.length; i++) {
    sum += Math.abs((after[i] as number) - (before[i] as number))
  }
  return sum / before.length > changedFrom * 255
}
