import { intersectRects, type Rect, relativeTo } from '../../core/image/rect.ts'
import { createMask, type Mask } from '../../core/mask/mask.ts'
import { openDocument } from '../layers/open-document.ts'
import { boundsOf } from '../pixels/bounds.ts'
import { coverageOfPixels } from '../pixels/coverage.ts'
import { takePixels } from '../pixels/image-data.ts'
import { inSlices, type PixelParts } from '../pixels/slicing.ts'
import { selectionRect } from './selection-rect.ts'

/**
 * Reads the pixel selection over a source with its softness, as it is: feather included.
 *
 * @param whole The source's rectangle in document pixels.
 * @returns in source pixels; null when nothing of the source is selected.
 */
export async function readSelection(
  parts: PixelParts,
  documentID: number,
  whole: Rect,
  signal?: AbortSignal,
): Promise<Mask | null> {
  const { photoshop } = parts
  const selected = selectionRect(openDocument(photoshop, documentID))
  const rect = selected && intersectRects(selected, whole)
  if (!rect) return null
  const pixels = await takePixels(
    await photoshop.imaging.getSelection({ documentID, sourceBounds: { ...boundsOf(rect) } }),
  )
  const coverage = await inSlices(parts, coverageOfPixels(pixels, rect), signal)
  return coverage.some((value) => value > 0) ? createMask(relativeTo(rect, whole), coverage) : null
}
