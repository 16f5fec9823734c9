import type { Rect, Size } from '../../core/image/rect.ts'
import type { LayerRef } from '../layers/layer-ref.ts'
import type { Photoshop } from '../photoshop.ts'
import { boundsOf } from './bounds.ts'
import { type TakenPixels, takePixels } from './image-data.ts'
import { orNothing } from './or-nothing.ts'

/**
 * Reads a rectangle at another size, at the document's own depth: for looking at, never for what is composed.
 *
 * @param rect In document pixels, where there are pixels.
 * @param size Null: as it is.
 * @param profile Converts to the profile of this name.
 */
export async function readScaled(
  { imaging }: Pick<Photoshop, 'imaging'>,
  { documentID, layerID }: LayerRef,
  rect: Rect,
  size: Size | null,
  profile?: string,
): Promise<TakenPixels | null> {
  // Never 8 bits of a 16-bit document: versions above 25.5 fail at that.
  const reading = imaging.getPixels({
    documentID,
    ...(layerID !== null && { layerID }),
    sourceBounds: { ...boundsOf(rect) },
    ...(size && { targetSize: { width: size.width, height: size.height } }),
    ...(profile !== undefined && { colorSpace: 'RGB', colorProfile: profile }),
  })
  return takePixels(await orNothing(reading))
}
