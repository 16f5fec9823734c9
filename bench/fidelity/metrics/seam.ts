import type { LabPlanes } from '../../../core/image/color/lab-planes.ts'
import type { Mask } from '../../../core/mask/mask.ts'

/** Along how much of the line a step is averaged, in pixels: noise has no step, a seam has one. */
const cellPx = 24

/** How far beside the line the same is measured, to know what is no seam but texture that came out otherwise. */
const besidePx = 16

/** Sums of steps for each cell: three channels on the line, on its inner and on its outer side, and how many. */
const slots = 10

/**
 * Gives the step that a result has over the ideal along the line where coverage crosses one half, in ΔE (1976).
 *
 * Signed steps between means of two pixels on either side, averaged over 24 pixels of the line, less what the same gives
 * on parallel lines 16 pixels to both sides; 0 when the line is no worse than they are.
 */
export function seamExcess(
  result: LabPlanes,
  ideal: LabPlanes,
  { rect, data }: Mask,
): number | null {
  const { width, height } = rect
  const columns = Math.ceil(width / cellPx)
  const cells = new Float64Array(columns * Math.ceil(height / cellPx) * slots)
  const errors = (['l', 'a', 'b'] as const).map((name) =>
    result[name].map((value, i) => value - (ideal[name][i] as number)),
  )
  for (let y = 2; y < height - 3; y++) {
    for (let x = 2; x < width - 3; x++) {
      const i = y * width + x
      const cell = (Math.floor(y / cellPx) * columns + Math.floor(x / cellPx)) * slots
      const isIn = (data[i] as number) > 127
      if ((data[i + 1] as number) > 127 !== isIn && fits(x, width)) {
        addSteps(cells, cell, errors, i, isIn ? 1 : -1)
      }
      if ((data[i + width] as number) > 127 !== isIn && fits(y, height)) {
        addSteps(cells, cell, errors, i, isIn ? width : -width)
      }
    }
  }
  return excessOf(cells)
}

function fits(at: number, length: number): boolean {
  return at >= besidePx + 3 && at < length - besidePx - 4
}

/** `outward` leads from the pixel on the line to the outer side's: ± 1 or ± a row. */
function addSteps(
  cells: Float64Array,
  cell: number,
  errors: readonly Float32Array[],
  i: number,
  outward: number,
): void {
  const step = Math.abs(outward)
  // The pair of pixels that the line runs between, the inner one first.
  const inner = outward > 0 ? i : i + step
  errors.forEach((plane, channel) => {
    for (let line = 0; line < 3; line++) {
      const at = inner + (line === 0 ? 0 : line === 1 ? -besidePx : besidePx) * outward
      const slot = cell + line * 3 + channel
      cells[slot] = (cells[slot] as number) + stepAt(plane, at, outward)
    }
  })
  cells[cell + 9] = (cells[cell + 9] as number) + 1
}

function stepAt(plane: Float32Array, at: number, outward: number): number {
  const inside = (plane[at] as number) + (plane[at - outward] as number)
  const outside = (plane[at + outward] as number) + (plane[at + 2 * outward] as number)
  return (inside - outside) / 2
}

function excessOf(cells: Float64Array): number | null {
  let excess = 0
  let count = 0
  for (let cell = 0; cell < cells.length; cell += slots) {
    const pairs = cells[cell + 9] as number
    if (pairs < 8) continue
    const beside = Math.hypot(sizeOf(cells, cell + 3), sizeOf(cells, cell + 6)) / Math.SQRT2
    excess += sizeOf(cells, cell) - beside
    count += pairs
  }
  return count === 0 ? null : Math.max(0, excess / count)
}

function sizeOf(cells: Float64Array, slot: number): number {
  return Math.hypot(cells[slot] as number, cells[slot + 1] as number, cells[slot + 2] as number)
}
