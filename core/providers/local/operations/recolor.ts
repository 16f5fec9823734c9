import { inRows } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import { toLinear, toLinearTable } from '../../../image/srgb.ts'
import { coverageAt } from '../../../mask/mask.ts'
import type { Steps } from '../../../steps.ts'
import type { RecolorOperation } from '../operation.ts'
import { encodeLight } from './light.ts'
import type { Canvas, OperationContext } from './operation-context.ts'

/** Below this light a surface or colour has no shade to keep, and ratios to it would be noise. */
const darkest = 0.003

/**
 * Paints one surface another colour and keeps its light and shade.
 *
 * A matt surface reflects its colour times the light on it: each pixel gets the new colour times its own
 * luminance over the region's mean, in linear light. Meant for a region that holds one surface.
 */
export function* recolorSurface(
  canvas: Canvas,
  { color, amount }: RecolorOperation,
  { mask }: OperationContext,
): Steps<void> {
  const { data, width, depth } = canvas
  const max = maxWord(depth)
  const light = toLinearTable(depth)
  const luminanceAt = (pos: number) =>
    0.2126 * (light[data[pos] as number] as number) +
    0.7152 * (light[data[pos + 1] as number] as number) +
    0.0722 * (light[data[pos + 2] as number] as number)

  let sum = 0
  let weights = 0
  yield* inRows(canvas.width, canvas.height, (y) => {
    for (let x = 0, pos = y * width * 4; x < width; x++, pos += 4) {
      const weight = (mask ? coverageAt(mask, x, y) : 255) * (data[pos + 3] as number)
      sum += weight * luminanceAt(pos)
      weights += weight
    }
  })
  const mean = Math.max(darkest, weights > 0 ? sum / weights : 0)

  const [r, g, b] = [color.r, color.g, color.b].map((v) =>
    Math.max(darkest, toLinear(v / 255)),
  ) as [number, number, number] // map keeps the length of its array
  yield* inRows(canvas.width, canvas.height, (y) => {
    for (let x = 0, pos = y * width * 4; x < width; x++, pos += 4) {
      const shade = luminanceAt(pos) / mean
      const old = [data[pos] as number, data[pos + 1] as number, data[pos + 2] as number] as const
      data[pos] = old[0] + (encodeLight(r * shade) * max - old[0]) * amount + 0.5
      data[pos + 1] = old[1] + (encodeLight(g * shade) * max - old[1]) * amount + 0.5
      data[pos + 2] = old[2] + (encodeLight(b * shade) * max - old[2]) * amount + 0.5
    }
  })
}
