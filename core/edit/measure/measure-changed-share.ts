import type { Picture } from '../../image/picture.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import { colorDifferences, shareAbove } from './color-differences.ts'
import { samplePixels } from './sample-pixels.ts'

/** A pixel really changed from this ΔE00, about what can be seen side by side. */
export const changedFrom = 1

/** Pixels that are compared at most. */
const mostPixels = 20_000

/** Measures the share of the allowed area that visibly differs from the parent, 0..1; null where nothing is allowed. */
export function* measureChangedShare(
  parent: Picture,
  composed: Picture,
  allowed: Mask,
): Steps<number | null> {
  const pixels = yield* samplePixels(allowed.data, true, mostPixels)
  if (pixels.length === 0) return null
  return shareAbove(yield* colorDifferences(parent, composed, pixels), changedFrom)
}
