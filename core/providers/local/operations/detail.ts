import { inRows } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import { intersectRects, type Rect, rectOf } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'
import { blurPlane, type Plane } from './box-blur.ts'
import { type Canvas, type OperationContext, scaleOf } from './operation-context.ts'
import { weightPlane } from './weight-plane.ts'

/** Strengthens (or with a negative amount weakens) the finest detail: an unsharp mask on luma. */
export function* changeSharpness(
  canvas: Canvas,
  amount: number,
  context: OperationContext,
): Steps<void> {
  const edge = Math.max(context.whole.width, context.whole.height)
  const sigma = Math.min(3, Math.max(0.8, edge / 2500)) * scaleOf(canvas, context)
  yield* changeDetail(canvas, amount > 0 ? amount * 2 : amount, sigma, context)
}

/** Strengthens (or with a negative amount weakens) local contrast: the same at a much larger radius. */
export function* changeClarity(
  canvas: Canvas,
  amount: number,
  context: OperationContext,
): Steps<void> {
  const edge = Math.max(context.whole.width, context.whole.height)
  const sigma = Math.max(3, edge / 100) * scaleOf(canvas, context)
  yield* changeDetail(canvas, amount, sigma, context)
}

/** Adds `gain` times the difference between luma and its blur to all channels; unmasked pixels lend nothing. */
function* changeDetail(
  canvas: Canvas,
  gain: number,
  sigma: number,
  { mask }: OperationContext,
): Steps<void> {
  const area = mask ? intersectRects(mask.rect, rectOf(canvas)) : rectOf(canvas)
  if (!area) return
  const weights = yield* weightPlane(canvas, mask, area)
  const plane: Plane = {
    width: area.width,
    height: area.height,
    data: new Float32Array(area.width * area.height),
  }
  yield* loadLuma(canvas, plane, area, weights)
  yield* blurPlane(plane, sigma)
  const spread = weights && { ...plane, data: weights.slice() }
  if (spread) yield* blurPlane(spread, sigma)
  yield* addDetail(canvas, plane.data, area, gain, spread?.data ?? null)
}

function* loadLuma(
  { data, width }: Canvas,
  plane: Plane,
  area: Rect,
  weights: Float32Array | null,
): Steps<void> {
  yield* inRows(area.width, area.height, (y) => {
    let i = y * area.width
    let pos = ((area.y + y) * width + area.x) * 4
    for (let x = 0; x < area.width; x++, i++, pos += 4) {
      const luma = lumaAt(data, pos)
      plane.data[i] = weights ? luma * (weights[i] as number) : luma
    }
  })
}

function* addDetail(
  { data, width, depth }: Canvas,
  blurred: Float32Array,
  area: Rect,
  gain: number,
  spread: Float32Array | null,
): Steps<void> {
  const max = maxWord(depth)
  yield* inRows(area.width, area.height, (y) => {
    let i = y * area.width
    let pos = ((area.y + y) * width + area.x) * 4
    for (let x = 0; x < area.width; x++, i++, pos += 4) {
      const weight = spread ? (spread[i] as number) : 1
      if (weight < 1e-6) continue
      const added = gain * (lumaAt(data, pos) - (blurred[i] as number) / weight)
      for (let channel = pos; channel < pos + 3; channel++) {
        const value = Math.round((data[channel] as number) + added)
        data[channel] = value < 0 ? 0 : value > max ? max : value
      }
    }
  })
}

function lumaAt(data: Uint8Array | Uint16Array, pos: number): number {
  return (
    0.2126 * (data[pos] as number) +
    0.7152 * (data[pos + 1] as number) +
    0.0722 * (data[pos + 2] as number)
  )
}
