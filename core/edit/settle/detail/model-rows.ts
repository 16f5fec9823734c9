import { type AffineModels, blockSide, modelSize } from './local-affine.ts'

/** For every place along an axis: the model before it, and how far it lies towards the next, 0..1. */
export interface Between {
  readonly before: Int32Array
  readonly after: Int32Array
  readonly part: Float32Array
}

/**
 * Gives between which two of `count` knots the middle of each of `length` places lies, when every knot stands for the
 * middle of `span` places. Before the first knot and behind the last, these go on.
 */
export function betweenKnots(length: number, span: number, count: number): Between {
  const before = new Int32Array(length)
  const after = new Int32Array(length)
  const part = new Float32Array(length)
  for (let i = 0; i < length; i++) {
    const place = Math.min(Math.max((i + 0.5) / span - 0.5, 0), count - 1)
    const knot = Math.floor(place)
    before[i] = knot
    after[i] = Math.min(knot + 1, count - 1)
    part[i] = place - knot
  }
  return { before, after, part }
}

/** Gives where the models stand between which a row or column of cells lies. */
export function betweenBlocks(cells: number, blocks: number): Between {
  return betweenKnots(cells, blockSide, blocks)
}

/** Writes the models of a row of places, mixed of the two rows of blocks around it. */
export function writeModelRow(
  { width, data }: AffineModels,
  down: Between,
  y: number,
  row: Float32Array,
): void {
  const length = width * modelSize
  mixRows(
    data,
    (down.before[y] as number) * length,
    (down.after[y] as number) * length,
    down.part[y] as number,
    row,
  )
}

/** Writes the mix of two rows of `data`, each as long as `row`. */
export function mixRows(
  data: Float32Array,
  before: number,
  after: number,
  part: number,
  row: Float32Array,
): void {
  for (let k = 0; k < row.length; k++) {
    const value = data[before + k] as number
    row[k] = value + part * ((data[after + k] as number) - value)
  }
}
