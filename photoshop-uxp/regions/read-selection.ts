import { intersectRects, type Rect, relativeTo } from '../../core/image/rect.ts'
import { createMask, type Mask } from '../../core/mask/mask.ts'
import { openDocument } from '../layers/open-document.ts'
import type { Photoshop } from '../photoshop.ts'
import { boundsOf } from '../pixels/bounds.ts'
import { coverageOfPixels } from '../pixels/coverage.ts'
import { type TakenPixels, takePixels } from '../pixels/image-data.ts'
import { inSlices, type PixelParts } from '../pixels/slicing.ts'
import { selectionRect } from './selection-rect.ts'

/** Enough to tell whether a selection can be read at all. */
const probeSize = { width: 8, height: 8 }

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
  const pixels = await readPart(photoshop, documentID, rect)
  const coverage = await inSlices(parts, coverageOfPixels(pixels, rect), signal)
  return coverage.some((value) => value > 0) ? createMask(relativeTo(rect, whole), coverage) : null
}

/** Null where nothing is selected: Photoshop may refuse to read such a part, although its bounds hold it. */
async function readPart(
  { imaging }: Photoshop,
  documentID: number,
  rect: Rect,
): Promise<TakenPixels | null> {
  try {
    return await takePixels(
      await imaging.getSelection({ documentID, sourceBounds: { ...boundsOf(rect) } }),
    )
  } catch {
    // When reading any of the selection fails, too, that is what went wrong.
    await takePixels(await imaging.getSelection({ documentID, targetSize: { ...probeSize } }))
    return null
  }
}
