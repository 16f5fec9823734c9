import {
  boxFilterLine,
  boxFilterRows,
  boxOfSigma,
  boxPasses,
  type RowSource,
} from '../../../image/box-blur.ts'
import { inRows, rowsAtOnce } from '../../../image/in-runs.ts'
import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'

/** One value a pixel, row-major. */
export interface Plane extends Size {
  readonly data: Float32Array
}

/** Blurs a plane in place like a Gaussian of standard deviation `sigma`; border values go on beyond the border. */
export function* blurPlane(plane: Plane, sigma: number): Steps<void> {
  if (!(sigma > 0)) return
  const { width, height, data } = plane
  const box = boxOfSigma(sigma)
  const one = new Float32Array(width)
  const other = new Float32Array(width)
  yield* inRows(width, height, (y) => {
    const row = data.subarray(y * width, (y + 1) * width)
    boxFilterLine(row, one, box, 0, 1, width)
    boxFilterLine(one, other, box, 0, 1, width)
    boxFilterLine(other, row, box, 0, 1, width)
  })
  // A row is written after every row that it depends on was read, so that one plane is enough.
  let rows: RowSource = { read: (y) => rowOf(plane, y) }
  for (let pass = 0; pass < boxPasses; pass++) rows = boxFilterRows(rows, box, width, height)
  const rowsBetweenPauses = rowsAtOnce(width)
  for (let y = 0; y < height; y++) {
    data.set(yield* rows.read(y), y * width)
    if ((y + 1) % rowsBetweenPauses === 0) yield
  }
}

/** Every source of rows is read in steps; this one takes none. */
// biome-ignore lint/correctness/useYield: there is nothing to wait for in a row that is there.
function* rowOf({ data, width }: Plane, y: number): Steps<Float32Array> {
  return data.subarray(y * width, (y + 1) * width)
}
