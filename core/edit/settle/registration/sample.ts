import { isUnseen } from './luma-grid.ts'

/** Given where a plane has nothing to show: beyond its border, or where nothing is visible. */
export const noSample = -1e6

/**
 * Gives a plane's value between its pixels by Catmull-Rom's cubic; `x` and `y` count from the middle of the first pixel.
 *
 * Half a pixel beyond the outermost middles, at the border itself, the picture ends.
 */
export function sampleCubic(
  data: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
): number {
  if (!(x >= -0.5 && y >= -0.5 && x <= width - 0.5 && y <= height - 0.5)) return noSample
  const left = Math.floor(x)
  const top = Math.floor(y)
  const p = x - left
  const q = y - top
  const x0 = left < 1 ? 0 : left - 1
  const x1 = left < 0 ? 0 : left
  const x2 = left + 1 >= width ? width - 1 : left + 1
  const x3 = left + 2 >= width ? width - 1 : left + 2
  const a0 = p * (-0.5 + p * (1 - 0.5 * p))
  const a1 = 1 + p * p * (-2.5 + 1.5 * p)
  const a2 = p * (0.5 + p * (2 - 1.5 * p))
  const a3 = p * p * (-0.5 + 0.5 * p)
  let sum = 0
  let least = 0
  for (let k = 0; k < 4; k++) {
    const line = top - 1 + k
    const row = (line < 0 ? 0 : line >= height ? height - 1 : line) * width
    const b1 = data[row + x1] as number
    const b2 = data[row + x2] as number
    const share =
      k === 0
        ? q * (-0.5 + q * (1 - 0.5 * q))
        : k === 1
          ? 1 + q * q * (-2.5 + 1.5 * q)
          : k === 2
            ? q * (0.5 + q * (2 - 1.5 * q))
            : q * q * (-0.5 + 0.5 * q)
    const value =
      a0 * (data[row + x0] as number) + a1 * b1 + a2 * b2 + a3 * (data[row + x3] as number)
    if (b1 < least) least = b1
    if (b2 < least) least = b2
    sum += share * value
  }
  return isUnseen(least) ? noSample : sum
}
