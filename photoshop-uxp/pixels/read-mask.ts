import type { Rect } from '../../core/image/rect.ts'
import type { Steps } from '../../core/steps.ts'
import type { LayerRef } from '../layers/layer-ref.ts'
import { boundsOf } from './bounds.ts'
import { coverageOfPixels } from './coverage.ts'
import { takePixels } from './image-data.ts'
import { type MaskFacts, readMaskFacts } from './mask-facts.ts'
import { inSlices, type PixelParts } from './slicing.ts'

/**
 * Reads a rectangle of a layer's mask as it takes effect, 0..255 a pixel: density counts, a disabled mask hides nothing.
 *
 * Outside what Photoshop stores of it the mask is black, as the masks of versions are. Its feather is left out:
 * Photoshop does not say how far it reaches.
 *
 * @param rect In document pixels.
 */
export async function readMask(
  parts: PixelParts,
  ref: LayerRef & { readonly layerID: number },
  rect: Rect,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const facts = await readMaskFacts(parts.photoshop, ref)
  if (!facts.enabled) return new Uint8Array(rect.width * rect.height).fill(255)
  const { documentID, layerID } = ref
  const pixels = await takePixels(
    await parts.photoshop.imaging.getLayerMask({
      ...{ documentID, layerID, kind: 'user' },
      sourceBounds: { ...boundsOf(rect) },
    }),
  )
  const coverage = await inSlices(parts, coverageOfPixels(pixels, rect), signal)
  return inSlices(parts, thinned(coverage, facts), signal)
}

function* thinned(coverage: Uint8Array, { density }: MaskFacts): Steps<Uint8Array> {
  if (density >= 255) return coverage
  for (let i = 0; i < coverage.length; i++) {
    const hidden = 255 - (coverage[i] as number)
    coverage[i] = 255 - Math.round((hidden * density) / 255)
    if (i % 65536 === 65535) yield
  }
  return coverage
}
