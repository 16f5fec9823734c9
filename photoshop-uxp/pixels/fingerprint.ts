import { type Rect, relativeTo } from '../../core/image/rect.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { type ReadingOptions, whileReading } from '../modal/while-reading.ts'
import { readMaskFacts } from './mask-facts.ts'
import { pixelText } from './pixel-text.ts'
import { layerChecksum, maskChecksum } from './reduced.ts'
import type { PixelParts } from './slicing.ts'

/**
 * Says what a version's layer holds now, so that one that was changed by hand is known: its pixels, its mask, its place
 * over the source, its opacity, blend mode and clipping.
 *
 * @param source The source's rectangle in document pixels.
 */
export async function fingerprintOf(
  parts: PixelParts,
  tree: DocumentTree,
  layer: PhotoshopLayer,
  source: Rect,
  options: ReadingOptions = {},
): Promise<string> {
  const [pixels, mask] = await whileReading(parts, options, 'Look at the versions', async () => [
    await layerChecksum(parts, tree.id, layer, options.signal),
    layer.hasMask ? await maskOf(parts, tree, layer, options.signal) : 'no mask',
  ])
  const { opacity, fillOpacity, blendMode, clipped, hasVectorMask, hasEffects } = layer
  const flags = [clipped && 'clipped', hasVectorMask && 'vector', hasEffects && 'effects']
  return pixelText(
    placeOf(layer.bounds, source),
    pixels,
    mask,
    `${opacity}/${fillOpacity} ${blendMode}`,
    ...flags.filter((flag) => flag !== false),
  )
}

function placeOf(bounds: Rect | null, source: Rect): string {
  if (!bounds) return 'empty'
  const { x, y, width, height } = relativeTo(bounds, source)
  return `${x},${y} ${width}×${height}`
}

async function maskOf(
  parts: PixelParts,
  tree: DocumentTree,
  layer: PhotoshopLayer,
  signal: AbortSignal | undefined,
): Promise<string> {
  const ref = { documentID: tree.id, layerID: layer.layerID }
  const { enabled, density, feather } = await readMaskFacts(parts.photoshop, ref)
  const checksum = await maskChecksum(parts, tree.id, layer, signal)
  return `${checksum} ${enabled ? 'on' : 'off'} ${density} ${feather}`
}
