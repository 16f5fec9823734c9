import { RefineError } from '../../core/errors.ts'
import { createPicture, maxWord, type Picture } from '../../core/image/picture.ts'
import type { PicturePart } from '../../core/image/picture-part.ts'
import { type Rect, uniteRects } from '../../core/image/rect.ts'

/** Gives the smallest rectangle that holds all that overlays cover; null when they cover nothing. */
export function boundsOfOverlays(overlays: readonly (PicturePart | null)[]): Rect | null {
  let bounds: Rect | null = null
  for (const overlay of overlays) {
    if (overlay) bounds = bounds ? uniteRects(bounds, overlay.rect) : overlay.rect
  }
  return bounds
}

/**
 * Makes one overlay of several: opaque, with the composed words, wherever any of them covers; transparent elsewhere.
 *
 * `composed` is what they show over the base within `bounds`.
 *
 * @throws RefineError `not_supported` when a covered pixel is translucent: an overlay over it would show more.
 */
export function mergeOverlays(
  composed: Picture,
  bounds: Rect,
  overlays: readonly (PicturePart | null)[],
): PicturePart {
  const merged = createPicture(bounds, composed.depth)
  const full = maxWord(composed.depth)
  for (const overlay of overlays) {
    if (!overlay) continue
    const { rect, picture } = overlay
    for (let y = 0; y < rect.height; y++) {
      let to = ((rect.y - bounds.y + y) * bounds.width + rect.x - bounds.x) * 4
      for (let pos = y * rect.width * 4; pos < (y + 1) * rect.width * 4; pos += 4, to += 4) {
        if (picture.data[pos + 3] === 0) continue
        if (composed.data[to + 3] !== full) throw translucent()
        merged.data.set(composed.data.subarray(to, to + 4), to)
      }
    }
  }
  return { rect: bounds, picture: merged }
}

function translucent(): RefineError {
  return new RefineError(
    'not_supported',
    'Overlays over a translucent picture can’t be merged to one.',
    { hint: 'Flatten the version, or refine the picture on an opaque background.' },
  )
}
