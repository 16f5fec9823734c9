import { RefineError } from '../errors.ts'
import { intersectRects, rectOf, type Size } from '../image/rect.ts'
import { cropMask } from '../mask/crop-mask.ts'
import type { Mask } from '../mask/mask.ts'
import { maskBounds } from '../mask/mask-bounds.ts'

/**
 * Gives a region trimmed to what it marks inside the picture, or says why it can't be used.
 *
 * Parts that reach beyond the picture are cut off: a selection may be larger than the layer under it.
 *
 * @throws RefineError `bad_region` when nothing is marked, or nothing inside the picture.
 */
export function checkRegion(mask: Mask, size: Size): Mask {
  const marked = maskBounds(mask)
  if (!marked) {
    throw new RefineError('bad_region', 'The region is empty: no pixel of it is marked.', {
      hint: 'Mark the area that may change (white is inside), or remove the region to refine the whole picture.',
    })
  }
  const inside = intersectRects(marked, rectOf(size))
  const bounds = inside && maskBounds(cropMask(mask, inside))
  if (!bounds) {
    throw new RefineError('bad_region', 'The region lies outside the picture.', {
      hint: 'Move the region over the picture, or mark it again.',
    })
  }
  return cropMask(mask, bounds)
}

/**
 * Refuses a mask file that has another size than the picture it is meant for.
 *
 * @throws RefineError `bad_region`, with both sizes.
 */
export function checkMaskSize(given: Size, picture: Size): void {
  if (given.width === picture.width && given.height === picture.height) return
  throw new RefineError(
    'bad_region',
    `The mask has ${given.width}×${given.height} pixels, but the picture has ${picture.width}×${picture.height}.`,
    { hint: 'Use a mask of exactly the size of the picture; white is inside.' },
  )
}
