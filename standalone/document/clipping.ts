import { layerAboveVersions, needsClip } from '../../core/history/version-group.ts'
import { isOpaque, type Picture } from '../../core/image/picture.ts'
import { containsRect, rectOf } from '../../core/image/rect.ts'
import { drawingObstacle } from './classify-record.ts'
import { coverageOfLayer, pictureOfLayer } from './layer-pixels.ts'
import type { LayeredDocument, PixelLayer } from './layered-document.ts'
import { siblingsOf } from './layered-document.ts'

const opaque = new WeakMap<Picture, boolean>()

/** Tells whether a source's versions have to be clipped to it; see {@link needsClip}. */
export function needsClipping(document: LayeredDocument, id: string): boolean {
  const siblings = siblingsOf(document.layers, id)
  const source = siblings?.find((layer) => layer.id === id)
  if (!siblings || source?.kind !== 'pixels') return false
  const { clipped, visible } = source
  return needsClip({
    clipped,
    visible,
    plain: isPlainBase(document, source),
    clippedTo: layerAboveVersions(siblings, id)?.clipped === true,
  })
}

/** Says why versions of a source could not be laid over it exactly; null when they can. */
export function clippingObstacle(document: LayeredDocument, source: PixelLayer): string | null {
  if (!source.clipped || isPlainStyle(document, source)) return null
  return 'is clipped to the layer below it and has an opacity, blend mode, mask or effect of its own'
}

function isPlainBase(document: LayeredDocument, source: PixelLayer): boolean {
  return (
    isPlainStyle(document, source) &&
    containsRect(source.rect, rectOf(document)) &&
    isOpaqueOnce(pictureOfLayer(document, source))
  )
}

function isPlainStyle(document: LayeredDocument, source: PixelLayer): boolean {
  return (
    source.opacity === 255 &&
    source.blend === 'norm' &&
    (source.record === null || drawingObstacle(source.record) === null) &&
    coverageOfLayer(document, source) === null
  )
}

function isOpaqueOnce(picture: Picture): boolean {
  const known = opaque.get(picture) ?? isOpaque(picture)
  opaque.set(picture, known)
  return known
}
