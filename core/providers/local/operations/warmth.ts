import { fromLinear, toLinear } from '../../../image/srgb.ts'
import { applyTables, gainWithShoulder, tableOfCurve } from './curve.ts'
import { type Canvas, overSlices, type Slices } from './operation-context.ts'

/** How many stops apart red and blue light end up at an amount of 1. */
const redStops = 0.45
const blueStops = -0.65

/**
 * Makes the light warmer (positive) or cooler (negative), as a white balance does: gains on linear light.
 *
 * The gains keep the brightness of grey; black stays black.
 */
export function* changeWarmth(canvas: Canvas, amount: number): Slices {
  const red = 2 ** (redStops * amount)
  const blue = 2 ** (blueStops * amount)
  const kept = 1 / (0.2126 * red + 0.7152 + 0.0722 * blue)
  const table = (gain: number) =>
    tableOfCurve(canvas.depth, (value) => fromLinear(gainWithShoulder(toLinear(value), gain, 0.75)))
  const tables = [table(red * kept), table(kept), table(blue * kept)] as const
  yield* overSlices(canvas, (from, to) => applyTables(canvas.data, tables, from, to))
}
