import { isOpaque, type Picture } from '../../core/image/picture.ts'
import { containsRect, rectOf } from '../../core/image/rect.ts'
import { drawingObstacle } from './classify-record.ts'
import { coverageOfLayer, pictureOfLayer } from './layer-pixels.ts'
import type { LayeredDocument, PixelLayer } from './layered-document.ts'
import { siblingsOf } from './layered-document.ts'
import { versionGroupOf } from './version-places.ts'

const opaque = new WeakMap<Picture, boolean>()

/**
 * Tells whether a source's versions have to be clipped to it, so that its opacity, blend mode, mask, effects and
 * shape apply to them too.
 *
 * An opaque source that fills the canvas needs no clip, unless other layers are clipped to it already: they would
 * be clipped to the version group instead. A hidden source is never clipped to.
 */
export function needsClipping(document: LayeredDocument, id: string): boolean {
  const siblings = siblingsOf(document.layers, id)
  const source = siblings?.find((layer) => layer.id === id)
  if (!siblings || source?.kind !== 'pixels') return false
  // Both lie in the same clipping group then, under whose base the versions stay.
  if (source.clipped) return true
  if (!source.visible) return false
  const above = siblings.slice(siblings.indexOf(source) + 1)
  const next = above.find(({ id: other }) => other !== versionGroupOf(siblings, id)?.id)
  return next?.clipped === true || !isPlainBase(document, source)
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
