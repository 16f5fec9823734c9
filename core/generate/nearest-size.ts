import { mismatch, sameProportions } from '../edit/fit-size.ts'
import { offeredSizes, sizeWithin } from '../edit/offered-sizes.ts'
import type { SizeRule } from '../edit/plan.ts'
import type { Size } from '../image/rect.ts'

/** Gives the size that a model offers nearest to a wished one: in proportions first, then in pixels. */
export function nearestSize(wished: Size, sizes: SizeRule): Size {
  if (sizes.kind === 'any') return sizeWithin(wished, sizes)
  const [nearest] = offeredSizes(sizes)
    .map((size) => ({
      size,
      stretch: Math.max(sameProportions, mismatch(size, wished)),
      apart: Math.abs(Math.log((size.width * size.height) / (wished.width * wished.height))),
    }))
    .sort((a, b) => a.stretch - b.stretch || a.apart - b.apart)
  return (nearest as { size: Size }).size // offeredSizes gives at least one
}
