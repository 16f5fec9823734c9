import { inRuns } from '../image/in-runs.ts'
import { finish, type Steps } from '../steps.ts'
import { connectedParts } from './connected-parts.ts'
import { cropMask } from './crop-mask.ts'
import { squaredDistances } from './distance.ts'
import { createMask, type Mask } from './mask.ts'
import { type CanvasOptions, withRim } from './mask-rim.ts'

/** Widest feather that {@link featherByThickness} gives, in pixels. */
export const maxFeatherPx = 16

/** The feather's share of the largest circle's radius that fits into the area. */
export const featherShare = 0.25

/** A part that is deeper than this has the widest feather, however deep it is. */
const deepestFeatherPx = maxFeatherPx / featherShare + 1

/** Fades an area out without a pause; see {@link featherInSteps}. */
export function featherByThickness(
  mask: Mask,
  options: CanvasOptions & { readonly from?: Mask } = {},
): Mask {
  return finish(featherInSteps(mask, options))
}

/**
 * Fades an area out towards its border, inward only, each connected part as wide as its thickness allows.
 *
 * What was 0 stays 0, nothing ever grows: coverage rises as a smoothstep from 0 at the border to the mask's own value,
 * by exact distance to the nearest uncovered pixel. The canvas's border is no border of the area.
 *
 * The width is a quarter of the radius of the largest circle that fits into the part, at most 16 pixels: a thin part next
 * to a thick one keeps its middle. `from` names the pixels to fade away from (any coverage counts); without it they
 * are all pixels that the mask does not cover. The result does not depend on where `canvas` ends, as long as it holds
 * a pixel of rim on every side where the picture goes on.
 */
export function* featherInSteps(
  mask: Mask,
  options: CanvasOptions & { readonly from?: Mask } = {},
): Steps<Mask> {
  const { from } = options
  const area = yield* withRim(mask, from ? maxFeatherPx + 1 : 1, options.canvas)
  const { width, height } = area.rect
  let distances = yield* squaredDistances(yield* uncovered(area), width, height, deepestFeatherPx)
  const { labels, count } = yield* connectedParts(area.data, width, height)
  const radii = yield* featherRadii(distances, labels, count)
  if (from) {
    distances = yield* squaredDistances(
      cropMask(from, area.rect).data,
      width,
      height,
      maxFeatherPx + 1,
    )
  }
  const result = createMask(area.rect, area.data.slice())
  yield* inRuns(result.data.length, (start, end) =>
    fade(result.data, distances, labels, radii, start, end),
  )
  return cropMask(result, mask.rect)
}

/** Marks the pixels that a mask leaves at 0. */
function* uncovered({ data }: Mask): Steps<Uint8Array> {
  const result = new Uint8Array(data.length)
  yield* inRuns(data.length, (from, to) => {
    for (let i = from; i < to; i++) result[i] = data[i] === 0 ? 1 : 0
  })
  return result
}

/** The feather of each part; index 0 is "no part". An area without any border gets the widest, and never meets it. */
function* featherRadii(
  squared: Uint32Array,
  labels: Int32Array,
  count: number,
): Steps<Float64Array> {
  const deepest = new Float64Array(count + 1)
  yield* inRuns(squared.length, (from, to) => findDeepest(squared, labels, deepest, from, to))
  return deepest.map((depth) => Math.min(maxFeatherPx, featherShare * toBorder(depth)))
}

function findDeepest(
  squared: Uint32Array,
  labels: Int32Array,
  deepest: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const label = labels[i] as number
    if ((squared[i] as number) > (deepest[label] as number)) deepest[label] = squared[i] as number
  }
}

/** From a squared distance between centres to the distance to the other pixel's near side. */
function toBorder(squared: number): number {
  return Math.sqrt(squared) - 0.5
}

function fade(
  data: Uint8Array,
  squared: Uint32Array,
  labels: Int32Array,
  radii: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const value = data[i] as number
    if (value === 0) continue
    const radius = radii[labels[i] as number] as number
    const distance = squared[i] as number
    if (distance >= (radius + 0.5) * (radius + 0.5)) continue
    const t = distance === 0 ? 0 : toBorder(distance) / radius
    data[i] = Math.min(value, Math.floor(255 * t * t * (3 - 2 * t) + 0.5))
  }
}
