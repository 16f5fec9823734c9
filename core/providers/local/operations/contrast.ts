import { inRuns } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import { applyTables, tableOfCurve } from './curve.ts'
import type { Canvas } from './operation-context.ts'

/**
 * Spreads values away from middle grey, or draws them towards it: 0.2 makes the middle 20 % steeper.
 *
 * More contrast is an S-curve that keeps black and white in place; −1 leaves nothing but middle grey.
 */
export function* changeContrast(canvas: Canvas, amount: number): Steps<void> {
  const table = tableOfCurve(canvas.depth, (value) => contrastCurve(value, amount))
  yield* inRuns(canvas.width * canvas.height, (from, to) =>
    applyTables(canvas.data, [table, table, table], from * 4, to * 4),
  )
}

function contrastCurve(value: number, amount: number): number {
  const away = value - 0.5
  if (amount <= 0) return 0.5 + away * (1 + Math.max(-1, amount))
  const bent = 0.5 * (1 - (1 - 2 * Math.abs(away)) ** (1 + amount))
  return 0.5 + Math.sign(away) * bent
}
