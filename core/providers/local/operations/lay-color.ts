import { inRows } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import { smoothStep } from '../../../image/smooth-step.ts'
import type { Steps } from '../../../steps.ts'
import type { FillOperation, GradientOperation, Rgb, VignetteOperation } from '../operation.ts'
import type { Words } from './curve.ts'
import type { Canvas, OperationContext } from './operation-context.ts'
import { type Box, type PlaceWeights, weightsOfPlace, weightsOfRamp } from './place-weights.ts'

/** Lays one flat colour over the place with hard borders; what was transparent becomes opaque. */
export function* fillWithColor(
  canvas: Canvas,
  operation: FillOperation,
  context: OperationContext,
): Steps<void> {
  const place = operation.place ?? { name: '', left: 0, top: 0, right: 1, bottom: 1 }
  const weights = weightsOfPlace(place, 'hard', canvas, context.crop, context.whole)
  const max = maxWord(canvas.depth)
  const color = wordsOf(operation.color, max)
  yield* inRows(canvas.width, canvas.height, (y) =>
    coverRow(canvas.data, color, weights, operation.amount, max, y, canvas.width),
  )
}

/** Lays a colour over the place that fades out from one side to the other; alpha stays. */
export function* layGradient(
  canvas: Canvas,
  operation: GradientOperation,
  context: OperationContext,
): Steps<void> {
  const box = operation.place ?? boxOfMask(canvas, context)
  const weights = weightsOfRamp(box, operation.from, canvas, context.crop, context.whole)
  const color = wordsOf(operation.color, maxWord(canvas.depth))
  yield* inRows(canvas.width, canvas.height, (y) =>
    tintRow(canvas.data, color, weights, operation.amount, y, canvas.width),
  )
}

/** Darkens (or with a negative amount lightens) towards the corners of the whole picture; alpha stays. */
export function* layVignette(
  canvas: Canvas,
  operation: VignetteOperation,
  { crop, whole }: OperationContext,
): Steps<void> {
  const { data, width, height, depth } = canvas
  const target = operation.amount > 0 ? 0 : maxWord(depth)
  const opacity = Math.abs(operation.amount)
  yield* inRows(canvas.width, canvas.height, (y) => {
    const v = ((crop.y + ((y + 0.5) / height) * crop.height) / whole.height) * 2 - 1
    for (let x = 0, pos = y * width * 4; x < width; x++, pos += 4) {
      const u = ((crop.x + ((x + 0.5) / width) * crop.width) / whole.width) * 2 - 1
      const alpha = opacity * smoothStep((Math.sqrt((u * u + v * v) / 2) - 0.3) / 0.7)
      if (alpha === 0) continue
      for (let channel = pos; channel < pos + 3; channel++) {
        const old = data[channel] as number
        data[channel] = Math.round(old + (target - old) * alpha)
      }
    }
  })
}

type Color = readonly [number, number, number]

function wordsOf(color: Rgb, max: number): Color {
  const scale = max / 255
  return [color.r * scale, color.g * scale, color.b * scale]
}

/** The region's bounding box as fractions of the whole picture; the whole picture without a region. */
function boxOfMask(canvas: Canvas, { mask, crop, whole }: OperationContext): Box {
  if (!mask) return { left: 0, top: 0, right: 1, bottom: 1 }
  const toX = (x: number) => (crop.x + (x / canvas.width) * crop.width) / whole.width
  const toY = (y: number) => (crop.y + (y / canvas.height) * crop.height) / whole.height
  const { x, y, width, height } = mask.rect
  return { left: toX(x), top: toY(y), right: toX(x + width), bottom: toY(y + height) }
}

/** Source-over of an opaque colour with a weight, straight alpha. */
function coverRow(
  data: Words,
  [r, g, b]: Color,
  { columns, rows, outside }: PlaceWeights,
  opacity: number,
  max: number,
  y: number,
  width: number,
): void {
  const row = rows[y] as number
  for (let x = 0, pos = y * width * 4; x < width; x++, pos += 4) {
    const inside = row * (columns[x] as number)
    const alpha = opacity * (outside ? 1 - inside : inside)
    if (alpha === 0) continue
    const under = ((data[pos + 3] as number) / max) * (1 - alpha)
    const share = alpha / (alpha + under)
    data[pos] = Math.round((data[pos] as number) * (1 - share) + r * share)
    data[pos + 1] = Math.round((data[pos + 1] as number) * (1 - share) + g * share)
    data[pos + 2] = Math.round((data[pos + 2] as number) * (1 - share) + b * share)
    data[pos + 3] = Math.round((alpha + under) * max)
  }
}

function tintRow(
  data: Words,
  [r, g, b]: Color,
  { columns, rows, outside }: PlaceWeights,
  opacity: number,
  y: number,
  width: number,
): void {
  const row = rows[y] as number
  for (let x = 0, pos = y * width * 4; x < width; x++, pos += 4) {
    const inside = row * (columns[x] as number)
    const alpha = opacity * (outside ? 1 - inside : inside)
    if (alpha === 0) continue
    data[pos] = Math.round((data[pos] as number) * (1 - alpha) + r * alpha)
    data[pos + 1] = Math.round((data[pos + 1] as number) * (1 - alpha) + g * alpha)
    data[pos + 2] = Math.round((data[pos + 2] as number) * (1 - alpha) + b * alpha)
  }
}
