import type { Picture } from '../../core/image/picture.ts'
import type { Rect } from '../../core/image/rect.ts'
import type { Mask } from '../../core/mask/mask.ts'
import type { LayerRef } from '../layers/layer-ref.ts'
import { boundsOf } from './bounds.ts'
import { toMaskWords } from './coverage.ts'
import { withImageData } from './image-data.ts'
import { inSlices, type PixelParts } from './slicing.ts'
import { toPhotoshopWords } from './words.ts'

/**
 * Puts pixels into a pixel layer, in place of all that was in it.
 *
 * @param at Where the top-left pixel lands, in document pixels; may lie outside the canvas.
 * @param profile What the words mean; without it they are the document's own and stay as they are.
 */
export async function writePixels(
  parts: PixelParts,
  { documentID, layerID }: LayerRef & { readonly layerID: number },
  picture: Picture,
  at: Pick<Rect, 'x' | 'y'>,
  profile?: string,
): Promise<void> {
  const { width, height } = picture
  const words = await inSlices(parts, toPhotoshopWords(picture))
  const options = {
    ...{ width, height, components: 4, colorSpace: 'RGB' },
    ...(profile !== undefined && { colorProfile: profile }),
  }
  await withImageData(parts.photoshop, words, options, (imageData) =>
    parts.photoshop.imaging.putPixels({
      ...{ documentID, layerID, imageData, replace: true },
      targetBounds: { ...boundsOf({ x: at.x, y: at.y, width, height }) },
    }),
  )
}

/**
 * Puts coverage into the mask that a layer has already; outside it the mask is black.
 *
 * @param mask Its rectangle in document pixels.
 * @param depth The document's.
 */
export async function writeMask(
  parts: PixelParts,
  { documentID, layerID }: LayerRef & { readonly layerID: number },
  { rect, data }: Mask,
  depth: 8 | 16,
): Promise<void> {
  const { width, height } = rect
  const words = await inSlices(parts, toMaskWords(data, depth))
  const options = {
    ...{ width, height, components: 1 },
    ...{ colorSpace: 'Grayscale', colorProfile: 'Gray Gamma 2.2' },
  }
  await withImageData(parts.photoshop, words, options, (imageData) =>
    parts.photoshop.imaging.putLayerMask({
      ...{ documentID, layerID, kind: 'user', imageData, replace: true },
      targetBounds: { ...boundsOf(rect) },
    }),
  )
}
