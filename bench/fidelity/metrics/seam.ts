import type { LabPlanes } from '../../../core/image/color/lab-planes.ts'
import type { Mask } from '../../../core/mask/mask.ts'

/** Along how much of the line a step is averaged, in pixels: noise has no step, a seam has one. */
const cellPx = 24

/** Gives the step that a result has over the ideal along the line where coverage crosses one half, in ΔE (1976). */
export function seamExcess(
  result: LabPlanes,
  ideal: LabPlanes,
  { rect, data }: Mask,
): number | null {
  const { width, height } = rect
  const columns = Math.ceil(width / cellPx)
  const cells = new Float64Array(columns * Math.ceil(height / cellPx) * 4)
  const planes = (['l', 'a', 'b'] as const).map((name) => [result[name], ideal[name]] as const)
  for (let y = 2; y < height - 3; y++) {
    for (let x = 2; x < width - 3; x++) {
      const i = y * width + x
      const cell = (Math.floor(y / cellPx) * columns + Math.floor(x / cellPx)) * 4
      const isIn = (data[i] as number) > 127
      for (const step of [1, width]) {
        if ((data[i + step] as number) > 127 === isIn) continue
        const sign = isIn ? 1 : -1
        planes.forEach(([a, b], channel) => {
          const jump =
            error(a, b, i) +
            error(a, b, i - step) -
            error(a, b, i + step) -
            error(a, b, i + 2 * step)
          cells[cell + channel] = (cells[cell + channel] as number) + (sign * jump) / 2
        })
        cells[cell + 3] = (cells[cell + 3] as number) + 1
      }
    }
  }
  let sum = 0
  let count = 0
  for (let cell = 0; cell < cells.length; cell += 4) {
    const pairs = cells[cell + 3] as number
    if (pairs < 8) continue
    sum += Math.hypot(cells[cell] as number, cells[cell + 1] as number, cells[cell + 2] as number)
    count += pairs
  }
  return count === 0 ? null : sum / count
}

function error(a: Float32Array, b: Float32Array, i: number): number {
  return (a[i] as number) - (b[i] as number)
}
