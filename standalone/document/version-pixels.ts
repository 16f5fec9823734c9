import { createPicture, cropPicture, type Picture } from '../../core/image/picture.ts'
import { intersectRects, type Rect, rectOf, relativeTo, sameRect } from '../../core/image/rect.ts'
import { composeStack, type StackPart } from '../../core/refine/compose-stack.ts'
import { coverageOfLayer, pictureOfLayer } from './layer-pixels.ts'
import type { LayeredDocument, PixelLayer } from './layered-document.ts'

/** One version that takes part in a picture, and whether it replaces what lies below it. */
export interface StackedVersion {
  readonly layer: PixelLayer
  readonly replacing: boolean
}

/**
 * Composes a rectangle of the source with versions laid over it, bottom first.
 *
 * @param rect In source pixels, inside the source.
 * @param base False leaves the source out, as when it is hidden.
 */
export function composeVersions(
  document: LayeredDocument,
  source: PixelLayer,
  versions: readonly StackedVersion[],
  rect: Rect,
  base = true,
): Picture {
  const isCovered = versions.some(({ replacing }) => replacing)
  const below =
    base && !isCovered
      ? partOf(pictureOfLayer(document, source), rect)
      : createPicture(rect, document.depth)
  const floor = versions.reduce((last, { replacing }, index) => (replacing ? index : last), 0)
  const parts = versions.slice(floor).flatMap(({ layer, replacing }): StackPart[] => {
    const own = relativeTo(layer.rect, source.rect)
    const shared = intersectRects(own, rect)
    if (!shared) return []
    const within = relativeTo(shared, own)
    const coverage = effectiveCoverage(document, layer)
    return [
      {
        rect: relativeTo(shared, rect),
        color: partOf(pictureOfLayer(document, layer), within),
        coverage: coverage && cropValues(coverage, own.width, within),
        replacing,
      },
    ]
  })
  return composeStack(below, parts)
}

/** Gives a rectangle of a picture that is only read: the picture itself where it is all of it, copies are large. */
function partOf(picture: Picture, rect: Rect): Picture {
  return sameRect(rect, rectOf(picture)) ? picture : cropPicture(picture, rect)
}

/** Mask and opacity together, over the layer's rectangle; null where neither takes anything away. */
function effectiveCoverage(document: LayeredDocument, layer: PixelLayer): Uint8Array | null {
  const { width, height } = layer.rect
  const own = coverageOfLayer(document, layer)
  if (layer.opacity === 255) return own
  const coverage = own ?? new Uint8Array(width * height).fill(255)
  return coverage.map((value) => Math.round((value * layer.opacity) / 255))
}

function cropValues(values: Uint8Array, width: number, rect: Rect): Uint8Array {
  const cropped = new Uint8Array(rect.width * rect.height)
  for (let y = 0; y < rect.height; y++) {
    const from = (rect.y + y) * width + rect.x
    cropped.set(values.subarray(from, from + rect.width), y * rect.width)
  }
  return cropped
}
