import type { Patch } from '../../core/edit/patch.ts'
import { createPicture, maxWord, type Picture } from '../../core/image/picture.ts'
import { rectOf, type Size } from '../../core/image/rect.ts'
import { createMask } from '../../core/mask/mask.ts'

/**
 * Makes the picture of an overlay paint: the source's pixel size, the patch's colour with its coverage as alpha.
 *
 * Straight alpha, at the patch's depth; transparent black where coverage is 0, so that the base image shows through
 * untouched. {@link patchOfOverlay} gives the patch back, word for word.
 */
export function overlayOfPatch(patch: Patch, size: Size): Picture {
  const { rect, color, coverage } = patch
  const overlay = createPicture(size, color.depth)
  const step = maxWord(color.depth) / 255
  for (let y = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++) {
      const i = y * rect.width + x
      const alpha = coverage.data[i] as number
      if (alpha === 0) continue
      const to = ((rect.y + y) * size.width + rect.x + x) * 4
      overlay.data.set(color.data.subarray(i * 4, i * 4 + 3), to)
      overlay.data[to + 3] = alpha * step
    }
  }
  return overlay
}

/** Reads an overlay paint back as the patch that it shows, over the whole picture. */
export function patchOfOverlay(overlay: Picture): Patch {
  const rect = rectOf(overlay)
  const full = maxWord(overlay.depth)
  const coverage = createMask(rect)
  const color = createPicture(overlay, overlay.depth, overlay.data.slice())
  for (let i = 0; i < coverage.data.length; i++) {
    coverage.data[i] = Math.round(((overlay.data[i * 4 + 3] as number) * 255) / full)
    color.data[i * 4 + 3] = full
  }
  return { rect, color, coverage }
}
