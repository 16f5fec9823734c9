import type { Size } from '../../../core/image/rect.ts'
import type { Random } from './random.ts'

/** A number for every place of a picture. */
export type Field = (x: number, y: number) => number

/** What a cubic B-spline leaves of the standard deviation of independent values, in two dimensions. */
const kept = 151 / 315

/**
 * Makes a smooth random field over a size: cubic B-splines over normal values, one a cell.
 *
 * Its mean is 0 and its standard deviation `sigma`, over many fields.
 */
export function createSmoothField(
  random: Random,
  { width, height }: Size,
  { cell, sigma }: { readonly cell: number; readonly sigma: number },
): Field {
  const columns = Math.ceil(width / cell) + 4
  const rows = Math.ceil(height / cell) + 4
  const values = Float64Array.from(
    { length: columns * rows },
    () => random.normal() * (sigma / kept),
  )
  return (x, y) => {
    const u = Math.min(Math.max(x / cell, 0), columns - 4)
    const v = Math.min(Math.max(y / cell, 0), rows - 4)
    const column = Math.min(Math.floor(u), columns - 4)
    const row = Math.min(Math.floor(v), rows - 4)
    const s = u - column
    const t = v - row
    const a = spline(s, 0)
    const b = spline(s, 1)
    const c = spline(s, 2)
    const d = spline(s, 3)
    let sum = 0
    for (let j = 0; j < 4; j++) {
      const at = (row + j) * columns + column
      const line =
        a * (values[at] as number) +
        b * (values[at + 1] as number) +
        c * (values[at + 2] as number) +
        d * (values[at + 3] as number)
      sum += spline(t, j) * line
    }
    return sum
  }
}

function spline(t: number, i: number): number {
  if (i === 0) return ((1 - t) * (1 - t) * (1 - t)) / 6
  if (i === 1) return ((3 * t - 6) * t * t + 4) / 6
  if (i === 2) return (((-3 * t + 3) * t + 3) * t + 1) / 6
  return (t * t * t) / 6
}
