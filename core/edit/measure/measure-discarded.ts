import type { Picture } from '../../image/picture.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import { colorDifferences, summaryOf } from './color-differences.ts'
import { samplePixels } from './sample-pixels.ts'

/** A pixel counts as changed by the provider from this ΔE00: less is what its compression and rounding do. */
const discardedFrom = 3

/** Pixels that are compared at most. */
const mostPixels = 20_000

/**
 * Measures what the provider changed beyond where it may change, after shift and colour cast were taken off: all of it is
 * thrown away.
 *
 * @returns the share of the area that differs visibly, and the mean ΔE00 of what does; null where there is nothing outside.
 */
export function* measureDiscarded(
  parent: Picture,
  settled: Picture,
  allowed: Mask,
): Steps<{ readonly share: number; readonly deltaE: number } | null> {
  const pixels = yield* samplePixels(allowed.data, false, mostPixels)
  if (pixels.length === 0) return null
  const differences = yield* colorDifferences(parent, settled, pixels)
  const changed = differences.filter((difference) => difference > discardedFrom)
  return { share: changed.length / pixels.length, deltaE: summaryOf(changed).mean }
}
