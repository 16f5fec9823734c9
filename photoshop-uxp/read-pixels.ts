import type { Depth, Picture } from '../core/image/picture.ts'
import type { Rect } from '../core/image/rect.ts'
import { imaging } from './photoshop-api.ts'
import { boundsOf, pictureOfPixels, rectOfBounds } from './words.ts'

/**
 * Reads a rectangle of one layer in the document's own depth and profile.
 *
 * No `colorProfile` and no `targetSize`: either would make Photoshop convert or resample. `rect` is in document
 * pixels. To be called inside a modal scope.
 */
export async function readLayerPixels(
  documentID: number,
  layerID: number,
  rect: Rect,
  depth: Depth,
): Promise<Picture> {
  const { imageData, sourceBounds } = await imaging.getPixels({
    documentID,
    layerID,
    sourceBounds: boundsOf(rect),
  })
  try {
    const words = await imageData.getData({ chunky: true })
    if (words instanceof Float32Array)
      throw new TypeError('Expected 8 or 16 bit but received 32 bit')
    const bounds = rectOfBounds(sourceBounds)
    return pictureOfPixels({ words, components: imageData.components, bounds }, rect, depth)
  } finally {
    await imageData.dispose()
  }
}
