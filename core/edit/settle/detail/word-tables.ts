import { type Depth, maxWord } from '../../../image/picture.ts'
import { type LookCurves, valueAt } from './look-curves.ts'

/** Gives what each word of one depth counts as in words of another, a table a channel: along curves, or as it is. */
export function wordTables(
  from: Depth,
  to: Depth,
  curves: LookCurves | null,
): readonly [Float32Array, Float32Array, Float32Array] {
  if (!curves) {
    const table = wordTable(from, to, null)
    return [table, table, table]
  }
  return [
    wordTable(from, to, curves[0]),
    wordTable(from, to, curves[1]),
    wordTable(from, to, curves[2]),
  ]
}

function wordTable(from: Depth, to: Depth, curve: Float64Array | null): Float32Array {
  const last = maxWord(from)
  const full = maxWord(to)
  const table = new Float32Array(last + 1)
  for (let word = 0; word <= last; word++) {
    table[word] = curve ? (valueAt(curve, (word * 255) / last) * full) / 255 : (word * full) / last
  }
  return table
}
