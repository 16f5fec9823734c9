import { cheapestFlow } from './cheapest-flow.ts'
import type { Swatch } from './look.ts'

/** Shares are counted in so many parts: whole numbers, so that moving them comes to an end exactly. */
const parts = 1_000_000

/**
 * Gives how far the colours of one picture have to travel to become those of another: the mean ΔE (distance in CIE Lab)
 * over all of it, for the cheapest way of moving them.
 *
 * A metric: 0 for the same colours, the same in both directions, and never longer by a detour. Shares are taken as
 * shares of their own sum. Rubner, Tomasi and Guibas, "The Earth Mover's Distance as a Metric for Image Retrieval"
 * (2000).
 *
 * @returns null when one of them is empty.
 */
export function earthMoversDistance(from: readonly Swatch[], to: readonly Swatch[]): number | null {
  if (from.length === 0 || to.length === 0) return null
  const surplus = surplusOf(from, to)
  const supply = surplus.filter(({ count }) => count > 0)
  const demand = surplus.filter(({ count }) => count < 0)
  const cost = supply.map((one) => Float64Array.from(demand, (other) => distanceOf(one, other)))
  return (
    cheapestFlow(
      supply.map(({ count }) => count),
      demand.map(({ count }) => -count),
      cost,
    ) / parts
  )
}

interface Surplus extends Omit<Swatch, 'share'> {
  count: number
}

/** What a colour has more (above 0) or less in the first, in parts. What is in both can stay: no way is shorter. */
function surplusOf(from: readonly Swatch[], to: readonly Swatch[]): readonly Surplus[] {
  const colors = new Map<string, Surplus>()
  const add = (palette: readonly Swatch[], sign: 1 | -1) => {
    for (const [i, count] of wholeParts(palette).entries()) {
      const { l, a, b } = palette[i] as Swatch
      const key = `${l},${a},${b}`
      const known = colors.get(key)
      if (known) known.count += sign * count
      else colors.set(key, { l, a, b, count: sign * count })
    }
  }
  add(from, 1)
  add(to, -1)
  return [...colors.values()]
}

/** Shares as whole parts that add up exactly: what rounding leaves over goes to the largest. */
function wholeParts(palette: readonly Swatch[]): number[] {
  const sum = palette.reduce((all, { share }) => all + share, 0)
  const counts = palette.map(({ share }) => Math.round((share / sum) * parts))
  const largest = counts.indexOf(Math.max(...counts))
  const given = counts.reduce((all, count) => all + count, 0)
  counts[largest] = (counts[largest] as number) + parts - given
  return counts
}

function distanceOf(one: Surplus, other: Surplus): number {
  return Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b)
}
