import { intersectRects, type Rect, relativeTo, sameRect } from '../image/rect.ts'
import { createMask, type Mask } from './mask.ts'

/**
 * Gives the part of a mask over exactly `rect`, in source pixels: what the mask does not reach is 0.
 *
 * Coverage inside both rectangles is copied; coverage outside `rect` is dropped.
 */
export function cropMask(mask: Mask, rect: Rect): Mask {
  if (sameRect(mask.rect, rect)) return mask
  const result = createMask(rect)
  const shared = intersectRects(mask.rect, rect)
  if (!shared) return result
  const from = relativeTo(shared, mask.rect)
  const to = relativeTo(shared, rect)
  for (let y = 0; y < shared.height; y++) {
    const start = (from.y + y) * mask.rect.width + from.x
    const row = mask.data.subarray(start, start + shared.width)
    result.data.set(row, (to.y + y) * rect.width + to.x)
  }
  return result
}
