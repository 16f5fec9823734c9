import { applyTables, tableOfCurve } from './curve.ts'
import { type Canvas, overSlices, type Slices } from './operation-context.ts'

/** Turns every colour into its opposite, like a negative; alpha stays. */
export function* invertColors(canvas: Canvas): Slices {
  const table = tableOfCurve(canvas.depth, (value) => 1 - value)
  yield* overSlices(canvas, (from, to) => applyTables(canvas.data, [table, table, table], from, to))
}
