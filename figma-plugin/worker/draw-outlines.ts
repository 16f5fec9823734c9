import { RefineError } from '../../core/errors.ts'
import type { Rect } from '../../core/image/rect.ts'
import { createMask, type Mask } from '../../core/mask/mask.ts'
import type { PixelOutline } from '../ui/pixels/figma-pixels.ts'

/**
 * Draws outlines with the browser's canvas as coverage within a rectangle, with smooth edges.
 *
 * Several are united as masks are: the larger coverage counts, so that an edge that two of them share is no harder than
 * with one.
 */
export function drawOutlines(outlines: readonly PixelOutline[], within: Rect): Mask {
  const mask = createMask(within)
  if (outlines.length === 0) return mask
  const context = openCanvas(within)
  for (const { data, windingRule, matrix } of outlines) {
    const [a, b, c, d, e, f] = matrix
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, within.width, within.height)
    context.setTransform(a, b, c, d, e - within.x, f - within.y)
    context.fill(new Path2D(data), windingRule === 'EVENODD' ? 'evenodd' : 'nonzero')
    const { data: words } = context.getImageData(0, 0, within.width, within.height)
    for (let i = 0; i < mask.data.length; i++) {
      mask.data[i] = Math.max(mask.data[i] as number, words[i * 4 + 3] as number)
    }
  }
  return mask
}

function openCanvas({ width, height }: Rect): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (context) return context
  throw new RefineError('too_large', `The browser has no room for ${width}×${height} pixels.`, {
    hint: 'Close other pages, or use a smaller picture.',
  })
}
