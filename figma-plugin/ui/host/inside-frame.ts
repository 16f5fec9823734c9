import { imageMatrix } from '../geometry/image-matrix.ts'
import { boxInImage } from '../geometry/visible-rect.ts'
import type { SourceLayer } from './host-parts.ts'
import type { Refusal } from './refuse-node.ts'
import { whyFlattened, whySeenThrough } from './write/why-flattened.ts'

const fix =
  'Put the image into a rectangle of its own in the frame, or make a flattened copy, and refine that.'

/**
 * Says why a version can't lie in a frame over the frame's own fills and look right; null when it can.
 *
 * The frame's image goes on showing under it. So either the version is overlays only, with nothing of the frame's
 * paints above the image, or it repeats image and paints and hides all that is below.
 */
export function insideRefusal(source: SourceLayer): Refusal | null {
  const { paint, image } = source
  const seenThrough = whySeenThrough(paint)
  if (seenThrough !== null) {
    return {
      reason: `is a frame, whose own image stays under its versions. ${seenThrough}`,
      fix,
    }
  }
  if (!repeatsInside(source) || (!image.translucent && coversBox(source))) return null
  return {
    reason: isCovered(source)
      ? 'is a frame with fills above an image that doesn’t hide all below it, so no version can lie between them.'
      : 'is a frame with an image that a version in it can’t hide.',
    fix,
  }
}

/**
 * Tells whether a version in a frame has to repeat the frame's image and fills, instead of only laying overlays on them.
 *
 * Then pixels that the frame covers in part (rounded corners, edges between pixels) are covered in part twice.
 */
export function repeatsInside(source: SourceLayer): boolean {
  return isCovered(source) || whyFlattened(source.paint, source.image, 'patch') !== null
}

function isCovered({ node, base }: SourceLayer): boolean {
  return (node.fills ?? []).slice(base + 1).some(({ visible }) => visible ?? true)
}

function coversBox({ node, paint, image }: SourceLayer): boolean {
  const placement = imageMatrix(paint, node, image)
  if (!placement) return false
  if (placement.step) return true
  const slack = 0.01
  return boxInImage(placement, node).every(
    ({ x, y }) =>
      x >= -slack && y >= -slack && x <= image.width + slack && y <= image.height + slack,
  )
}
