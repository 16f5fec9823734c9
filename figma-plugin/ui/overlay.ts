import type { Patch } from '../../core/edit/patch.ts'
import { createPicture, type Picture8, toDepth } from '../../core/image/picture.ts'
import { rectOf, type Size } from '../../core/image/rect.ts'
import { createMask } from '../../core/mask/mask.ts'

/**
 * Makes the picture of an overlay paint: the source's pixel size, the patch's colour with its coverage as alpha.
 *
 * Straight alpha, 8 bit; transparent black where coverage is 0, so that the base image shows through untouched.
 */
export function overlayOfPatch(patch: Patch, size: Size): Picture8 {
  const overlay = createPicture(size, 8)
  const color = toDepth(patch.color, 8)
  const { rect, coverage } = patch
  for (let y = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++) {
      const i = y * rect.width + x
      const alpha = coverage.data[i] as number
      if (alpha === 0) continue
      const to = ((rect.y + y) * size.width + rect.x + x) * 4
      overlay.data.set(color.data.subarray(i * 4, i * 4 + 3), to)
      overlay.data[to + 3] = alpha
    }
  }
  return overlay
}

/** Reads an overlay paint back as the patch that it shows, over the whole picture. */
export function patchOfOverlay(overlay: Picture8): Patch {
  const rect = rectOf(overlay)
  const alpha = new Uint8Array(overlay.width * overlay.height)
  const color = createPicture(overlay, 8, overlay.data.slice())
  for (let i = 0; i < alpha.length; i++) {
    alpha[i] = overlay.data[i * 4 + 3] as number
    color.data[i * 4 + 3] = 255
  }
  return { rect, color, coverage: createMask(rect, alpha) }
}
