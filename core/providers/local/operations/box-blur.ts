import {
  boxFilterLine,
  boxFilterRows,
  boxOfSigma,
  boxPasses,
  type RowSource,
} from '../../../image/box-blur.ts'
import type { Size } from '../../../image/rect.ts'
import { overRows, type Slices } from './operation-context.ts'

/** One value a pixel, row-major. */
export interface Plane extends Size {
  readonly data: Float32Array
}

/** Blurs a plane in place like a Gaussian of standard deviation `sigma`; border values go on beyond the border. */
export function* blurPlane(plane: Plane, sigma: number): Slices {
  if (!(sigma > 0)) return
  const { width, height, data } = plane
  const box = boxOfSigma(sigma)
  const one = new Float32Array(width)
  const other = new Float32Array(width)
  yield* overRows(plane, (y) => {
    const row = data.subarray(y * width, (y + 1) * width)
    boxFilterLine(row, one, box, 0, 1, width)
    boxFilterLine(one, other, box, 0, 1, width)
    boxFilterLine(other, row, box, 0, 1, width)
  })
  // A row is written after every row that it depends on was read, so that one plane is enough.
  let rows: RowSource = { read: (y) => data.subarray(y * width, (y + 1) * width) }
  for (let pass = 0; pass < boxPasses; pass++) rows = boxFilterRows(rows, box, width, height)
  yield* overRows(plane, (y) => data.set(rows.read(y), y * width))
}
