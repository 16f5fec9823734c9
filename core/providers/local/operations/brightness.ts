import { inRuns } from '../../../image/in-runs.ts'
import { fromLinear, toLinear } from '../../../image/srgb.ts'
import type { Steps } from '../../../steps.ts'
import { applyTables, gainWithShoulder, tableOfCurve } from './curve.ts'
import type { Canvas } from './operation-context.ts'

/**
 * Makes the picture brighter or darker as people see it: 0.1 raises encoded values by 10 %, −0.1 lowers them.
 *
 * Bright detail is eased towards white instead of being cut off.
 */
export function* changeBrightness(canvas: Canvas, amount: number): Steps<void> {
  const gain = Math.max(0, 1 + amount)
  const table = tableOfCurve(canvas.depth, (value) => gainWithShoulder(value, gain))
  yield* inRuns(canvas.width * canvas.height, (from, to) =>
    applyTables(canvas.data, [table, table, table], from * 4, to * 4),
  )
}

/** Gives the picture more or less light, in stops: +1 doubles the light, −1 halves it. */
export function* changeExposure(canvas: Canvas, stops: number): Steps<void> {
  const gain = 2 ** stops
  const table = tableOfCurve(canvas.depth, (value) =>
    fromLinear(gainWithShoulder(toLinear(value), gain, 0.6)),
  )
  yield* inRuns(canvas.width * canvas.height, (from, to) =>
    applyTables(canvas.data, [table, table, table], from * 4, to * 4),
  )
}
