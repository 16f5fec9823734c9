import { inRows } from '../../image/in-runs.ts'
import type { Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'

/** Gives coverage at a larger size, each value mixed from the four nearest ones; constant coverage stays constant. */
export function* enlargeCoverage(data: Uint8Array, from: Size, to: Size): Steps<Uint8Array> {
  if (from.width === to.width && from.height === to.height) return data
  const result = new Uint8Array(to.width * to.height)
  yield* inRows(to.width, to.height, (y) => {
    const down = placeOf(y, to.height, from.height)
    const upper = Math.floor(down)
    const lower = Math.min(from.height - 1, upper + 1)
    for (let x = 0; x < to.width; x++) {
      const across = placeOf(x, to.width, from.width)
      const left = Math.floor(across)
      const right = Math.min(from.width - 1, left + 1)
      const at = (row: number, column: number) => data[row * from.width + column] as number
      const top = at(upper, left) + (at(upper, right) - at(upper, left)) * (across - left)
      const bottom = at(lower, left) + (at(lower, right) - at(lower, left)) * (across - left)
      result[y * to.width + x] = Math.round(top + (bottom - top) * (down - upper))
    }
  })
  return result
}

/** Where a pixel's centre lies among the centres of a coarser line. */
function placeOf(at: number, length: number, coarse: number): number {
  return Math.min(coarse - 1, Math.max(0, ((at + 0.5) * coarse) / length - 0.5))
}
