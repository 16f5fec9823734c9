import { pixelsAtOnce } from '../image/in-runs.ts'
import type { Size } from '../image/rect.ts'
import { finish, type Steps } from '../steps.ts'
import { createMask, type Mask } from './mask.ts'

/** Gives the mask at another size without a pause; see {@link scaleMaskInSteps}. */
export function scaleMask(mask: Mask, size: Size): Mask {
  return finish(scaleMaskInSteps(mask, size))
}

/**
 * Gives the mask's rectangle at another size, lying at 0,0 of the new grid: each pixel is the average of the
 * area that it covers.
 *
 * Used to send a crop's region in provider pixels. The same size gives the same coverage; constant coverage
 * stays that constant; nothing is thresholded.
 */
export function* scaleMaskInSteps(mask: Mask, size: Size): Steps<Mask> {
  const { width, height } = mask.rect
  const target = { x: 0, y: 0, width: size.width, height: size.height }
  if (width === size.width && height === size.height) return createMask(target, mask.data)
  const columns = bordersOf(width, size.width)
  const rows = bordersOf(height, size.height)
  const result = createMask(target)
  const sums = new Float64Array(width)
  let work = 0
  for (let y = 0; y < size.height; y++) {
    const start = rows[y] as number
    const end = rows[y + 1] as number
    sumRows(mask.data, start, end, sums)
    averageRow(sums, columns, end - start, result.data, y * size.width)
    work += width * Math.ceil(end - start) + size.width
    if (work < pixelsAtOnce) continue
    work = 0
    yield
  }
  return result
}

/** Where each of `to` pixels begins among `from` pixels, and where the last one ends. */
function bordersOf(from: number, to: number): Float64Array {
  // Multiplying before dividing keeps borders that fall on whole pixels exact.
  return Float64Array.from({ length: to + 1 }, (_, index) => (index * from) / to)
}

/** Sums the rows from `start` to `end` (fractional), the first and the last by the part that is covered. */
function sumRows(data: Uint8Array, start: number, end: number, sums: Float64Array): void {
  sums.fill(0)
  for (let y = Math.floor(start); y < end; y++) {
    const part = Math.min(end, y + 1) - Math.max(start, y)
    const row = y * sums.length
    for (let x = 0; x < sums.length; x++) {
      sums[x] = (sums[x] as number) + part * (data[row + x] as number)
    }
  }
}

function averageRow(
  sums: Float64Array,
  columns: Float64Array,
  height: number,
  to: Uint8Array,
  at: number,
): void {
  for (let i = 0; i < columns.length - 1; i++) {
    const start = columns[i] as number
    const end = columns[i + 1] as number
    let sum = 0
    for (let x = Math.floor(start); x < end; x++) {
      sum += (Math.min(end, x + 1) - Math.max(start, x)) * (sums[x] as number)
    }
    to[at + i] = Math.floor(sum / (height * (end - start)) + 0.5)
  }
}
