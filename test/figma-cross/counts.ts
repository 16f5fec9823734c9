import type { Size } from '../../core/image/rect.ts'

/** How an image goes on beyond its borders: again from the start, or with its outermost pixels. */
export type Beyond = 'repeat' | 'clamp'

/** Counts marked pixels that lie within `reach` of a point of the image, along either axis. */
export type CountAround = (x: number, y: number) => number

/** Prepares the count with running sums, so that each question costs four look-ups. */
export function countsAround(
  isMarked: (pixel: number) => boolean,
  { width, height }: Size,
  reach: number,
  beyond: Beyond,
): CountAround {
  const pad = Math.ceil(reach) + 2
  const columns = width + 2 * pad + 1
  const sums = new Int32Array(columns * (height + 2 * pad + 1))
  for (let row = 0; row < height + 2 * pad; row++) {
    let line = 0
    for (let column = 0; column < width + 2 * pad; column++) {
      const pixel = within(row - pad, height, beyond) * width + within(column - pad, width, beyond)
      if (isMarked(pixel)) line++
      const at = (row + 1) * columns + column + 1
      sums[at] = line + (sums[at - columns] as number)
    }
  }
  const sum = (column: number, row: number) => sums[row * columns + column] as number
  return (x, y) => {
    const [left, right] = rangeAround(x, width, reach, pad, beyond)
    const [top, bottom] = rangeAround(y, height, reach, pad, beyond)
    return sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top)
  }
}

function within(value: number, side: number, beyond: Beyond): number {
  if (beyond === 'repeat') return ((value % side) + side) % side
  return Math.min(side - 1, Math.max(0, value))
}

/** The pixels from `value − reach` to `value + reach`, the pixel under the point at least, as padded columns or rows. */
function rangeAround(
  value: number,
  side: number,
  reach: number,
  pad: number,
  beyond: Beyond,
): readonly [number, number] {
  const inside =
    beyond === 'repeat' ? ((value % side) + side) % side : Math.min(side + 1, Math.max(-1, value))
  const first = Math.floor(inside - reach)
  return [first + pad, Math.max(first + 1, Math.ceil(inside + reach)) + pad]
}
