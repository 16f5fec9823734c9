import { sideFor } from '../../image/color/lab-planes.ts'
import type { Picture } from '../../image/picture.ts'
import { squaredDistances } from '../../mask/distance.ts'
import type { Mask } from '../../mask/mask.ts'
import { reducedMask } from '../../mask/reduce-mask.ts'
import type { Steps } from '../../steps.ts'
import { colorDifferences, summaryOf } from './color-differences.ts'

/** Width of the ring in source pixels. */
const ringPx = 24

/** Squares that the crop is cut into at most to find the ring, and pixels of it that are compared at most. */
const mostSquares = 60_000
const mostPixels = 20_000

/** A ring of fewer pixels says nothing. */
const leastPixels = 16

/**
 * Measures how far the settled answer is from the parent in a ring around what may change.
 *
 * Nothing should have changed there, so this is what settling could not put right: near 0 the answer fits.
 *
 * @param settled The answer as the stages left it, over the whole crop, before coverage cuts it.
 * @param allowed Everything that may change at all, whatever really did.
 * @returns mean and 95th percentile of ΔE00; null where nothing lies around (the whole picture may change).
 */
export function* measureRing(
  parent: Picture,
  settled: Picture,
  allowed: Mask,
): Steps<{ readonly mean: number; readonly p95: number } | null> {
  const pixels = yield* ringPixels(allowed)
  if (pixels.length < leastPixels) return null
  return summaryOf(yield* colorDifferences(parent, settled, pixels))
}

/** Picks one pixel of every square in the ring, spread over the squares' places; of many squares only some. */
function* ringPixels(allowed: Mask): Steps<Uint32Array> {
  const { width, height } = allowed.rect
  const side = sideFor({ width, height }, mostSquares)
  const columns = Math.ceil(width / side)
  const rows = Math.ceil(height / side)
  const squared = yield* squaredDistances(yield* reducedMask(allowed, side), columns, rows)
  const reach = Math.max(1, ringPx / side) ** 2
  const ring: number[] = []
  for (let square = 0; square < squared.length; square++) {
    const distance = squared[square] as number
    if (distance === 0 || distance > reach) continue
    const spread = Math.imul(square, 0x9e3779b1) >>> 0
    const x = (square % columns) * side + (spread % side)
    const y = Math.floor(square / columns) * side + (Math.floor(spread / side) % side)
    if (x < width && y < height) ring.push(y * width + x)
  }
  const step = Math.ceil(ring.length / mostPixels)
  return Uint32Array.from(ring.filter((_, i) => i % step === 0))
}
