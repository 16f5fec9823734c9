import type { PaintFacts } from '../../protocol/node-facts.ts'
import { imageMatrix } from '../geometry/image-matrix.ts'
import { boxInImage } from '../geometry/visible-rect.ts'
import type { ImageFacts } from '../pixels/figma-pixels.ts'
import type { Refusal } from './refuse-node.ts'
import { whySeenThrough } from './write/why-flattened.ts'

/** What decides whether a version can lie in a frame, over the frame's own image. */
export interface FrameImage {
  readonly width: number
  readonly height: number
  readonly fills: readonly PaintFacts[]
  /** Position of the image among the fills. */
  readonly base: number
  readonly paint: PaintFacts
  readonly image: ImageFacts
}

const fix =
  'Put the image into a rectangle of its own in the frame, or make a flattened copy, and refine that.'

/**
 * Says why a version can't lie in a frame over the frame's own fills and look right; null when it can.
 *
 * The frame's image goes on showing under it. So either the version is overlays only, with nothing of the frame's
 * paints above the image, or it repeats image and paints and hides all that is below.
 */
export function insideRefusal(frame: FrameImage): Refusal | null {
  const { paint, image, fills, base } = frame
  const seenThrough = whySeenThrough(paint)
  if (seenThrough !== null) {
    return {
      reason: `is a frame, whose own image stays under its versions. ${seenThrough}`,
      fix,
    }
  }
  const isCovered = fills.slice(base + 1).some(({ visible }) => visible ?? true)
  const repeats = isCovered || image.obstacle !== null || hasUnevenFilter(paint)
  if (!repeats || (!image.translucent && coversBox(frame))) return null
  return {
    reason: isCovered
      ? 'is a frame with fills above an image that doesn’t hide all below it, so no version can lie between them.'
      : 'is a frame with an image that a version in it can’t hide.',
    fix,
  }
}

function coversBox({ paint, image, width, height }: FrameImage): boolean {
  const placement = imageMatrix(paint, { width, height }, image)
  if (!placement) return false
  if (placement.step) return true
  const slack = 0.01
  return boxInImage(placement, { width, height }).every(
    ({ x, y }) =>
      x >= -slack && y >= -slack && x <= image.width + slack && y <= image.height + slack,
  )
}

/** Filters that look at neighbouring tones don't give the same for an overlay and what is under it. */
function hasUnevenFilter({ filters }: PaintFacts): boolean {
  return (filters?.highlights ?? 0) !== 0 || (filters?.shadows ?? 0) !== 0
}
