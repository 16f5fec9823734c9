import { composePatch } from '../../core/edit/compose.ts'
import type { Patch } from '../../core/edit/patch.ts'
import {
  createPicture,
  cropPicture,
  maxWord,
  type Picture,
  pastePicture,
} from '../../core/image/picture.ts'
import { intersectRects, type Rect, rectOf, relativeTo, sameRect } from '../../core/image/rect.ts'
import { createMask } from '../../core/mask/mask.ts'
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
  const floor = versions.reduce((last, { replacing }, index) => (replacing ? index : last), -1)
  const start =
    floor < 0 && base
      ? cropPicture(pictureOfLayer(document, source), rect)
      : createPicture(rect, document.depth)
  return versions.slice(Math.max(0, floor)).reduce((below, { layer, replacing }) => {
    const own = relativeTo(layer.rect, source.rect)
    return replacing
      ? pastePicture(below, fadedPicture(document, layer), relativeTo(own, rect))
      : layPatch(document, layer, own, below, rect)
  }, start)
}

function layPatch(
  document: LayeredDocument,
  layer: PixelLayer,
  own: Rect,
  below: Picture,
  rect: Rect,
): Picture {
  const shared = intersectRects(own, rect)
  if (!shared) return below
  const within = relativeTo(shared, own)
  const patch: Patch = {
    rect: shared,
    color: partOf(pictureOfLayer(document, layer), within),
    coverage: createMask(shared, cropValues(effectiveCoverage(document, layer), own.width, within)),
  }
  const at = relativeTo(shared, rect)
  const composed = composePatch(partOf(below, at), patch)
  return sameRect(shared, rect) ? composed : pastePicture(below, composed, at)
}

/** Gives a rectangle of a picture that is only read: the picture itself where it is all of it, copies are large. */
function partOf(picture: Picture, rect: Rect): Picture {
  return sameRect(rect, rectOf(picture)) ? picture : cropPicture(picture, rect)
}

/** Mask and opacity together, over the layer's rectangle. */
function effectiveCoverage(document: LayeredDocument, layer: PixelLayer): Uint8Array {
  const { width, height } = layer.rect
  const coverage = coverageOfLayer(document, layer) ?? new Uint8Array(width * height).fill(255)
  if (layer.opacity === 255) return coverage
  return coverage.map((value) => Math.round((value * layer.opacity) / 255))
}

/** A replacing version as it shows: its own words, faded where the user gave it a mask or an opacity. */
function fadedPicture(document: LayeredDocument, layer: PixelLayer): Picture {
  const picture = pictureOfLayer(document, layer)
  if (layer.opacity === 255 && !coverageOfLayer(document, layer)) return picture
  const coverage = effectiveCoverage(document, layer)
  const faded = cropPicture(picture, rectOf(picture))
  const full = maxWord(picture.depth)
  for (let i = 0, pos = 3; i < coverage.length; i++, pos += 4) {
    const alpha = faded.data[pos] as number
    faded.data[pos] = Math.min(full, Math.round((alpha * (coverage[i] as number)) / 255))
  }
  return faded
}

function cropValues(values: Uint8Array, width: number, rect: Rect): Uint8Array {
  const cropped = new Uint8Array(rect.width * rect.height)
  for (let y = 0; y < rect.height; y++) {
    const from = (rect.y + y) * width + rect.x
    cropped.set(values.subarray(from, from + rect.width), y * rect.width)
  }
  return cropped
}
