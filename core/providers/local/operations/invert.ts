import { inRuns } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import { applyTables, tableOfCurve } from './curve.ts'
import type { Canvas } from './operation-context.ts'

/** Turns every colour into its opposite, like a negative; alpha stays. */
export function* invertColors(canvas: Canvas): Steps<void> {
  const table = tableOfCurve(canvas.depth, (value) => 1 - value)
  yield* inRuns(canvas.width * canvas.height, (from, to) =>
    applyTables(canvas.data, [table, table, table], from * 4, to * 4),
  )
}
