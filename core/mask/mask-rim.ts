import { intersectRects, padRect, type Rect } from '../image/rect.ts'
import type { Steps } from '../steps.ts'
import { cropMask } from './crop-mask.ts'
import { createMask, type Mask } from './mask.ts'
import { maskBoundsInSteps } from './mask-bounds.ts'

/** Where the picture ends: its own border is not an edge of an area that touches it. */
export interface CanvasOptions {
  /** The whole picture, or the crop of it that is worked on, in source pixels; absent: there is no border. */
  readonly canvas?: Rect
}

/**
 * Trims a mask to what is covered plus a rim of `by` pixels around, so that work on its edges costs no more
 * than its area; the rim ends where the canvas ends. An empty mask becomes one pixel of coverage 0.
 */
export function* withRim(mask: Mask, by: number, canvas: Rect | undefined): Steps<Mask> {
  const bounds = yield* maskBoundsInSteps(mask)
  const grown = bounds && padRect(bounds, by)
  const rect = grown && canvas ? intersectRects(grown, canvas) : grown
  if (rect) return cropMask(mask, rect)
  return createMask({ x: mask.rect.x, y: mask.rect.y, width: 1, height: 1 })
}
