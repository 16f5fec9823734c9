import { inRuns } from '../../../image/in-runs.ts'
import { fromLinear, toLinear } from '../../../image/srgb.ts'
import type { Steps } from '../../../steps.ts'
import { applyTables, gainWithShoulder, tableOfCurve } from './curve.ts'
import type { Canvas } from './operation-context.ts'

/** How many stops apart red and blue light end up at an amount of 1. */
const redStops = 0.45
const blueStops = -0.65

/**
 * Makes the light warmer (positive) or cooler (negative), as a white balance does: gains on linear light.
 *
 * The gains keep the brightness of grey; black stays black.
 */
export function* changeWarmth(canvas: Canvas, amount: number): Steps<void> {
  const red = 2 ** (redStops * amount)
  const blue = 2 ** (blueStops * amount)
  const kept = 1 / (0.2126 * red + 0.7152 + 0.0722 * blue)
  const table = (gain: number) =>
    tableOfCurve(canvas.depth, (value) => fromLinear(gainWithShoulder(toLinear(value), gain, 0.75)))
  const tables = [table(red * kept), table(kept), table(blue * kept)] as const
  yield* inRuns(canvas.width * canvas.height, (from, to) =>
    applyTables(canvas.data, tables, from * 4, to * 4),
  )
}
