import { cheapestFlow } from './cheapest-flow.ts'
import type { Swatch } from './look.ts'

/** Shares are counted in so many parts: whole numbers, so that moving them comes to an end exactly. */
const parts = 1_000_000

/**
 * Gives how far the colours of one palette have to travel to become the other: the mean ΔE (distance in CIE Lab) over
 * all of the picture, for the cheapest way of moving them.
 *
 * A metric: 0 for the same palette, the same in both directions, and never longer by a detour. Shares are taken as
 * shares of their own palette. Rubner, Tomasi and Guibas, "The Earth Mover's Distance as a Metric for Image Retrieval"
 * (2000).
 *
 * @returns null when one of them is empty.
 */
export function earthMoversDistance(from: readonly Swatch[], to: readonly Swatch[]): number | null {
  if (from.length === 0 || to.length === 0) return null
  const cost = from.map((one) => to.map((other) => distanceOf(one, other)))
  return cheapestFlow(wholeParts(from), wholeParts(to), cost) / parts
}

/** Shares as whole parts that add up exactly: what rounding leaves over goes to the largest. */
function wholeParts(palette: readonly Swatch[]): number[] {
  const sum = palette.reduce((all, { share }) => all + share, 0)
  const counts = palette.map(({ share }) => Math.floor((share / sum) * parts))
  const largest = counts.indexOf(Math.max(...counts))
  const given = counts.reduce((all, count) => all + count, 0)
  counts[largest] = (counts[largest] as number) + parts - given
  return counts
}

function distanceOf(one: Swatch, other: Swatch): number {
  return Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b)
}
