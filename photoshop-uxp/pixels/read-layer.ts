import type { GetPixelsOptions } from 'photoshop'
import type { Depth, Picture } from '../../core/image/picture.ts'
import { intersectRects, type Rect } from '../../core/image/rect.ts'
import type { LayerRef } from '../layers/layer-ref.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import { boundsOf } from './bounds.ts'
import { takePixels } from './image-data.ts'
import { orNothing } from './or-nothing.ts'
import { inSlices, type PixelParts } from './slicing.ts'
import { pictureOfPixels } from './words.ts'

/** What is read: a layer, or with a null number all that is visible. */
export interface ReadableLayer extends LayerRef {
  /** Where it has pixels, in document pixels: nothing outside is asked for. Null: nowhere. */
  readonly bounds: Rect | null
}

/** What may be asked for besides the pixels. */
export interface ReadLayerOptions {
  readonly signal?: AbortSignal | undefined
  /** Converts to the profile of this name; without it the document's own words are given. */
  readonly profile?: string
}

/**
 * Reads a rectangle of a layer's own pixels, without its mask, opacity or effects, word for word.
 *
 * No profile, no other size and no other depth are asked for: each would make Photoshop compute new words.
 *
 * @param rect In document pixels; may reach outside the layer and the canvas, where it is transparent black.
 * @param depth The document's.
 */
export async function readLayer(
  parts: PixelParts,
  { documentID, layerID, bounds }: ReadableLayer,
  rect: Rect,
  depth: Depth,
  { signal, profile }: ReadLayerOptions = {},
): Promise<Picture> {
  const asked = bounds && intersectRects(bounds, rect)
  if (!asked) return inSlices(parts, pictureOfPixels(null, rect, depth), signal)
  const options: GetPixelsOptions = {
    documentID,
    ...(layerID !== null && { layerID }),
    sourceBounds: { ...boundsOf(asked) },
    ...(profile !== undefined && { colorSpace: 'RGB', colorProfile: profile }),
  }
  const pixels = await takePixels(await orNothing(parts.photoshop.imaging.getPixels(options)))
  if (pixels && (pixels.componentSize !== depth || pixels.components < 3)) {
    throw hostFailed(
      `Photoshop returned ${pixels.components} channels of ${pixels.componentSize} bits where ${depth} bits were expected.`,
    )
  }
  return inSlices(parts, pictureOfPixels(pixels, rect, depth), signal)
}
