import { inRows, inRuns } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import { fromLinear, toLinear, toLinearTable } from '../../../image/srgb.ts'
import { coverageAt } from '../../../mask/mask.ts'
import type { Steps } from '../../../steps.ts'
import type { LookOperation } from '../operation.ts'
import { applyTables, gainWithShoulder, tableOfCurve } from './curve.ts'
import type { Canvas, OperationContext } from './operation-context.ts'
import { weightsOfPlace } from './place-weights.ts'

/** The strongest gain: a scene of one colour becomes no noise of its weakest channel. */
const strongest = 4

/**
 * Takes a colour cast away by the grey-world rule: gains on linear light that make the average colour grey.
 *
 * The average is of what may change (mask, place, alpha) and keeps its luminance. The rule holds for scenes of
 * many colours; one that truly is of one colour loses it, which is why the remark names the rule.
 */
export function* neutralizeLight(
  canvas: Canvas,
  { place }: LookOperation,
  { mask, crop, whole }: OperationContext,
): Steps<void> {
  const { data, width, depth } = canvas
  const light = toLinearTable(depth)
  const weights = place ? weightsOfPlace(place, 'hard', canvas, crop, whole) : null
  const sums = new Float64Array(3)
  yield* inRows(canvas.width, canvas.height, (y) => {
    for (let x = 0, pos = y * width * 4; x < width; x++, pos += 4) {
      let weight =
        ((mask ? coverageAt(mask, x, y) : 255) * (data[pos + 3] as number)) / maxWord(depth)
      if (weights) {
        const inside = (weights.rows[y] as number) * (weights.columns[x] as number)
        weight *= weights.outside ? 1 - inside : inside
      }
      for (let channel = 0; channel < 3; channel++) {
        sums[channel] =
          (sums[channel] as number) + weight * (light[data[pos + channel] as number] as number)
      }
    }
  })
  const [red, green, blue] = sums as unknown as [number, number, number] // it has three
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  if (luminance === 0) return
  const table = (sum: number) => {
    const gain = Math.min(strongest, Math.max(1 / strongest, luminance / sum))
    return tableOfCurve(depth, (value) => fromLinear(gainWithShoulder(toLinear(value), gain, 0.75)))
  }
  const tables = [table(red), table(green), table(blue)] as const
  yield* inRuns(canvas.width * canvas.height, (from, to) =>
    applyTables(data, tables, from * 4, to * 4),
  )
}
