import { inRows, inRuns } from '../image/in-runs.ts'
import type { Steps } from '../steps.ts'

/** Stands for "there is no source pixel at all" in {@link squaredDistances}. */
export const noDistance = 0xffffffff

/** Stands for "none in this column". */
const unreached = 0x7fffffff

/**
 * Gives for each pixel the exact squared distance to the nearest source pixel, centre to centre.
 *
 * `sources` holds width × height values, row-major; every value but 0 marks a source. What lies beyond the
 * border is no source. Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions" (2012); the
 * columns are done as two scans along rows, which is kinder to the cache than walking down.
 *
 * @param most What lies farther away than this need not be exact: it only comes out as farther away than this.
 */
export function* squaredDistances(
  sources: Uint8Array,
  width: number,
  height: number,
  most = unreached - 1,
): Steps<Uint32Array> {
  const columns = yield* columnDistances(sources, width, height)
  // Every row of the result takes the place of the column distances that it was made of.
  const result = new Uint32Array(columns.buffer)
  const line = new Int32Array(width)
  const parabolas = new Int32Array(width)
  const borders = new Float64Array(width + 1)
  yield* inRows(width, height, (y) => {
    line.set(columns.subarray(y * width, (y + 1) * width))
    lowerEnvelope(line, most, parabolas, borders, result.subarray(y * width, (y + 1) * width))
  })
  return result
}

/** Distance to the nearest source within the same column; `unreached` where the column has none. */
function* columnDistances(sources: Uint8Array, width: number, height: number): Steps<Int32Array> {
  const result = new Int32Array(width * height)
  yield* inRuns(result.length, (from, to) => scanDown(sources, result, width, from, to))
  const last = result.length - width
  yield* inRuns(last, (from, to) => scanUp(result, width, last - from, last - to))
  return result
}

function scanDown(
  sources: Uint8Array,
  result: Int32Array,
  width: number,
  from: number,
  to: number,
): void {
  for (let pos = from; pos < to; pos++) {
    if (sources[pos] !== 0) continue
    const above = pos < width ? unreached : (result[pos - width] as number)
    result[pos] = above === unreached ? unreached : above + 1
  }
}

/** Goes from the end of a run to its beginning. */
function scanUp(result: Int32Array, width: number, end: number, begin: number): void {
  for (let pos = end - 1; pos >= begin; pos--) {
    const below = result[pos + width] as number
    if (below < (result[pos] as number)) result[pos] = below + 1
  }
}

/**
 * One row: every column with a source near enough is a parabola (x − column)² + distance²; their lower envelope is the
 * answer. `parabolas` and `borders` are scratch, so that no row allocates.
 */
function lowerEnvelope(
  columns: Int32Array,
  most: number,
  parabolas: Int32Array,
  borders: Float64Array,
  result: Uint32Array,
): void {
  let last = -1
  for (let x = 0; x < columns.length; x++) {
    const distance = columns[x] as number
    if (distance > most) continue
    const height = distance * distance + x * x
    let border = -Infinity
    while (last >= 0) {
      const other = parabolas[last] as number
      const otherDistance = columns[other] as number
      const otherHeight = otherDistance * otherDistance + other * other
      border = (height - otherHeight) / (2 * (x - other))
      if (border > (borders[last] as number)) break
      last--
      border = -Infinity
    }
    last++
    parabolas[last] = x
    borders[last] = border
  }
  if (last < 0) {
    result.fill(noDistance)
    return
  }
  let current = 0
  for (let x = 0; x < result.length; x++) {
    while (current < last && (borders[current + 1] as number) < x) current++
    const column = parabolas[current] as number
    const distance = columns[column] as number
    result[x] = (x - column) * (x - column) + distance * distance
  }
}
