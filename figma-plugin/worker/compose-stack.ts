import { composePatch } from '../../core/edit/compose.ts'
import type { Patch } from '../../core/edit/patch.ts'
import { cropPicture, type Picture } from '../../core/image/picture.ts'
import type { PicturePart } from '../../core/image/picture-part.ts'
import { intersectRects, type Rect, relativeTo } from '../../core/image/rect.ts'
import { patchOfPart } from './overlay.ts'

/**
 * Lays overlays, bottom first, over a picture that nothing else holds yet: it is changed in place.
 *
 * `rect` is where the picture lies in the pixels that the overlays are in. Words come from {@link composePatch} alone.
 */
export function layOverlays(
  picture: Picture,
  rect: Rect,
  overlays: readonly (PicturePart | null)[],
): void {
  for (const overlay of overlays) {
    const shared = overlay && intersectRects(overlay.rect, rect)
    if (!shared) continue
    const part = {
      rect: shared,
      picture: cropPicture(overlay.picture, relativeTo(shared, overlay.rect)),
    }
    layPatch(picture, rect, patchOfPart(part, picture.depth))
  }
}

/** Lays a patch that lies within `rect` over a picture, in place; see {@link layOverlays}. */
export function layPatch(picture: Picture, rect: Rect, patch: Patch): void {
  const at = relativeTo(patch.rect, rect)
  const composed = composePatch(cropPicture(picture, at), patch)
  const rowWords = at.width * 4
  for (let y = 0; y < at.height; y++) {
    const row = composed.data.subarray(y * rowWords, (y + 1) * rowWords)
    picture.data.set(row, ((at.y + y) * picture.width + at.x) * 4)
  }
}
