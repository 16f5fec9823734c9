import { inRows } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import { intersectRects, type Rect, rectOf, type Size } from '../../../image/rect.ts'
import { toLinearTable } from '../../../image/srgb.ts'
import type { Steps } from '../../../steps.ts'
import type { BlurOperation } from '../operation.ts'
import { blurPlane, type Plane } from './box-blur.ts'
import { encodeLight } from './light.ts'
import { type Canvas, type OperationContext, scaleOf } from './operation-context.ts'
import { weightPlane } from './weight-plane.ts'

/** Standard deviation of a blur of amount 1, as a share of the whole picture's longer edge. */
const strongSigma = 0.03

/**
 * Blurs the masked pixels with one another, in linear light.
 *
 * A normalised blur: pixels outside the mask, and transparent ones, lend nothing, so that a sharp subject
 * leaves no halo in the blurred background around it. Alpha stays.
 */
export function* blurArea(
  canvas: Canvas,
  operation: BlurOperation,
  context: OperationContext,
): Steps<void> {
  const area = context.mask ? intersectRects(context.mask.rect, rectOf(canvas)) : rectOf(canvas)
  if (!area) return
  const sigma = sigmaOf(operation, context.whole) * scaleOf(canvas, context)
  const weights = yield* weightPlane(canvas, context.mask, area)
  const plane: Plane = {
    width: area.width,
    height: area.height,
    data: new Float32Array(area.width * area.height),
  }
  const spread = weights && { ...plane, data: weights.slice() }
  if (spread) yield* blurPlane(spread, sigma)

  for (let channel = 0; channel < 3; channel++) {
    yield* loadLight(canvas, plane, area, channel, weights)
    yield* blurPlane(plane, sigma)
    yield* storeLight(canvas, plane, area, channel, weights, spread?.data ?? null)
  }
}

/** Gives a blur's standard deviation in source pixels; a radius is taken as two of them. */
function sigmaOf({ amount, radiusPx }: BlurOperation, whole: Size): number {
  return radiusPx === null
    ? amount * strongSigma * Math.max(whole.width, whole.height)
    : radiusPx / 2
}

function* loadLight(
  { data, width, depth }: Canvas,
  plane: Plane,
  area: Rect,
  channel: number,
  weights: Float32Array | null,
): Steps<void> {
  const light = toLinearTable(depth)
  yield* inRows(area.width, area.height, (y) => {
    let i = y * area.width
    let pos = ((area.y + y) * width + area.x) * 4 + channel
    for (let x = 0; x < area.width; x++, i++, pos += 4) {
      const value = light[data[pos] as number] as number
      plane.data[i] = weights ? value * (weights[i] as number) : value
    }
  })
}

function* storeLight(
  { data, width, depth }: Canvas,
  plane: Plane,
  area: Rect,
  channel: number,
  weights: Float32Array | null,
  spread: Float32Array | null,
): Steps<void> {
  const max = maxWord(depth)
  yield* inRows(area.width, area.height, (y) => {
    let i = y * area.width
    let pos = ((area.y + y) * width + area.x) * 4 + channel
    for (let x = 0; x < area.width; x++, i++, pos += 4) {
      let value = plane.data[i] as number
      if (weights && spread) {
        if (weights[i] === 0) continue
        value /= spread[i] as number
      }
      data[pos] = Math.round(encodeLight(value) * max)
    }
  })
}
