import type { LabPlanes } from '../../image/color/lab-planes.ts'
import type { Cells } from './look.ts'

/** Cells along each edge: fine enough to tell a thing from the light on it, few enough to keep for every version. */
const cellsAcross = 12

/** Gives the mean colours of a picture's parts. What is listed in `visible` counts; a cell needs half of its pixels. */
export function cellsOf({ width, height, l, a, b }: LabPlanes, visible: readonly number[]): Cells {
  const columns = Math.min(cellsAcross, width)
  const rows = Math.min(cellsAcross, height)
  const count = columns * rows
  const sums = {
    l: new Float64Array(count),
    a: new Float64Array(count),
    b: new Float64Array(count),
  }
  const seen = new Uint32Array(count)
  for (const at of visible) {
    const column = Math.floor(((at % width) * columns) / width)
    const cell = Math.floor((Math.floor(at / width) * rows) / height) * columns + column
    sums.l[cell] = (sums.l[cell] as number) + (l[at] as number)
    sums.a[cell] = (sums.a[cell] as number) + (a[at] as number)
    sums.b[cell] = (sums.b[cell] as number) + (b[at] as number)
    seen[cell] = (seen[cell] as number) + 1
  }
  const least = (width * height) / count / 2
  const means = (plane: Float64Array) =>
    Array.from(plane, (sum, cell) => {
      const pixels = seen[cell] as number
      return pixels < least ? null : sum / pixels
    })
  return { columns, rows, l: means(sums.l), a: means(sums.a), b: means(sums.b) }
}
