import type { Steps } from '../../steps.ts'
import {
  type Box,
  boxFilterLine,
  boxFilterRows,
  boxOfSigma,
  boxPasses,
  type RowSource,
} from '../box-blur.ts'
import { inRows, rowsAtOnce } from '../in-runs.ts'
import { createPlane, type Plane } from './plane.ts'

/**
 * Blurs a plane like a Gaussian of standard deviation `sigma`, in pixels; 0 gives the plane itself.
 *
 * Beyond the border the values at the border go on. A constant stays that constant: the weights add up to 1. Three box
 * filters with fractional ends come close to the Gaussian (see {@link boxOfSigma}) at a cost that does not depend on
 * `sigma`.
 *
 * @param into Where the result is written; may be the plane itself. By default a new one.
 */
export function* blurPlane(plane: Plane, sigma: number, into?: Plane): Steps<Plane> {
  return sigma <= 0 ? plane : yield* filterPlane(plane, boxOfSigma(sigma), boxPasses, into)
}

/** Gives the mean over the square of (2 × `radius` + 1)² pixels around each pixel; borders as in {@link blurPlane}. */
export function* meanPlane(plane: Plane, radius: number, into?: Plane): Steps<Plane> {
  return radius <= 0 ? plane : yield* filterPlane(plane, { radius, edge: 0 }, 1, into)
}

/** Takes the mean around each pixel off it, in place; borders as in {@link blurPlane}. */
export function* takeOffMean(plane: Plane, radius: number): Steps<void> {
  const { width, height, data } = plane
  const rows = filteredRows(plane, { radius, edge: 0 }, 1)
  for (let y = 0; y < height; y++) takeOff(data, y * width, yield* rows.read(y))
}

function takeOff(data: Float32Array, start: number, row: Float32Array): void {
  for (let x = 0; x < row.length; x++) {
    data[start + x] = (data[start + x] as number) - (row[x] as number)
  }
}

function* filterPlane(
  plane: Plane,
  box: Box,
  passes: number,
  result = createPlane(plane),
): Steps<Plane> {
  const { width, height } = plane
  const rows = filteredRows(plane, box, passes)
  for (let y = 0; y < height; y++) result.data.set(yield* rows.read(y), y * width)
  return result
}

/** Every row is read before it is given: also a plane that is filtered into itself is read as it was. */
function filteredRows({ width, height, data }: Plane, box: Box, passes: number): RowSource {
  const lines = [new Float32Array(width), new Float32Array(width)] as const
  let rows: RowSource = {
    *read(y) {
      lines[0].set(data.subarray(y * width, (y + 1) * width))
      for (let pass = 0; pass < passes; pass++) {
        const [from, to] = pass % 2 === 0 ? lines : [lines[1], lines[0]]
        boxFilterLine(from, to, box, 0, 1, width)
      }
      if ((y + 1) % rowsAtOnce(width) === 0) yield
      return passes % 2 === 0 ? lines[0] : lines[1]
    },
  }
  for (let pass = 0; pass < passes; pass++) rows = boxFilterRows(rows, box, width, height)
  return rows
}

/** Halves a plane: each value becomes the mean of two by two; an odd last row or column counts once. */
export function* halvePlane(plane: Plane): Steps<Plane> {
  const half = createPlane({
    width: Math.ceil(plane.width / 2),
    height: Math.ceil(plane.height / 2),
  })
  yield* inRows(plane.width * 2, half.height, (y) => halveRow(plane, half, y))
  return half
}

function halveRow({ width, height, data }: Plane, half: Plane, y: number): void {
  const top = 2 * y * width
  const bottom = Math.min(2 * y + 1, height - 1) * width
  for (let x = 0; x < half.width; x++) {
    const left = 2 * x
    const right = Math.min(left + 1, width - 1)
    const sum =
      (data[top + left] as number) +
      (data[top + right] as number) +
      (data[bottom + left] as number) +
      (data[bottom + right] as number)
    half.data[y * half.width + x] = sum / 4
  }
}
