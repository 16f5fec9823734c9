import { fitWithin, type Rect, type Size } from '../../core/image/rect.ts'
import { checksumOfWords } from '../../core/image/words-checksum.ts'
import type { PhotoshopLayer } from '../layers/document-tree.ts'
import { boundsOf } from './bounds.ts'
import { type TakenPixels, takePixels } from './image-data.ts'
import type { ReadableLayer } from './read-layer.ts'
import { readScaled } from './read-scaled.ts'
import { inSlices, type PixelParts } from './slicing.ts'
import type { PhotoshopPixels } from './words.ts'

/** Layers of up to that many pixels count word for word, wherever they lie. */
const exactPixels = 2_000_000

/** Most pixels along the longer side of what a larger layer's checksum is taken of. */
const checksumEdge = 512

/**
 * Gives a text that changes with a layer's own pixels and not with its place.
 *
 * Layers of more than two million pixels are looked at reduced, which costs little but is no exact test: Photoshop
 * shrinks from its cache levels, so that a change of a few pixels can go unnoticed and a move can look like one.
 */
export function layerChecksum(
  parts: PixelParts,
  documentID: number,
  { layerID, bounds }: Pick<PhotoshopLayer, 'layerID' | 'bounds'>,
  signal?: AbortSignal,
): Promise<string> {
  return checksumOf(parts, { documentID, layerID, bounds }, signal)
}

/** Gives the same for a layer or all that is visible. */
export async function checksumOf(
  parts: PixelParts,
  layer: ReadableLayer,
  signal?: AbortSignal,
): Promise<string> {
  const { bounds } = layer
  if (!bounds) return 'empty'
  const pixels = await readReduced(parts, layer, bounds, checksumEdgeOf(bounds))
  return checksumOfReduced(parts, pixels, bounds, signal)
}

/** Gives a text that changes with a layer's mask over the layer's bounds. */
export async function maskChecksum(
  parts: PixelParts,
  documentID: number,
  { layerID, bounds }: Pick<PhotoshopLayer, 'layerID' | 'bounds'>,
  signal?: AbortSignal,
): Promise<string> {
  if (!bounds) return 'empty'
  const targetSize = reducedSize(bounds, checksumEdgeOf(bounds))
  const result = await parts.photoshop.imaging.getLayerMask({
    ...{ documentID, layerID, kind: 'user', sourceBounds: { ...boundsOf(bounds) } },
    ...(targetSize && { targetSize }),
  })
  return checksumOfReduced(parts, await takePixels(result), bounds, signal)
}

/** Reads a rectangle reduced to at most `maxEdge` pixels along its longer side, at the document's own depth. */
function readReduced(
  { photoshop }: PixelParts,
  { documentID, layerID }: ReadableLayer,
  rect: Rect,
  maxEdge: number,
): Promise<TakenPixels | null> {
  return readScaled(photoshop, { documentID, layerID }, rect, reducedSize(rect, maxEdge))
}

async function checksumOfReduced(
  parts: PixelParts,
  pixels: PhotoshopPixels | null,
  bounds: Rect,
  signal: AbortSignal | undefined,
): Promise<string> {
  if (!pixels) return 'empty'
  const { width, height } = pixels.bounds
  // A reduced result's place is in the pixels of some smaller level, so that it says nothing.
  const place = reducedSize(bounds, checksumEdgeOf(bounds))
    ? ''
    : `@${pixels.bounds.x - bounds.x},${pixels.bounds.y - bounds.y}`
  const opaque = pixels.words instanceof Uint16Array ? 32768 : 255
  const checksum = await inSlices(parts, checksumOfWords({ ...pixels, opaque }), signal)
  return `${width}x${height}${place}-${checksum}`
}

function checksumEdgeOf({ width, height }: Size): number {
  return width * height <= exactPixels ? Math.max(width, height) : checksumEdge
}

function reducedSize(size: Size, maxEdge: number): { width: number; height: number } | null {
  const { width, height } = fitWithin(size, maxEdge)
  return Math.max(size.width, size.height) > maxEdge ? { width, height } : null
}
