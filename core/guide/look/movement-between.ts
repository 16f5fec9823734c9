import { median } from '../../edit/measure/quantile.ts'
import { earthMoversDistance } from './earth-movers-distance.ts'
import type { Cells, Grain, Look } from './look.ts'
import type { LookAxis } from './look-axis.ts'

/** How a look has moved, axis by axis, signed; null: not measured. */
export interface Movement {
  readonly amounts: Readonly<Record<LookAxis, number | null>>
  /** Share of the parts that no longer show what they did, 0..1; null: not measured. */
  readonly rebuilt: number | null
}

/**
 * A part whose colour went so much another way than the rest, in ΔE, shows something else. Both limits grow with the
 * movement itself: a strong light does not fall on everything alike.
 */
const content = { from: 10, perMovement: 0.25 } as const
/** What goes so much further than the rest on one axis, in ΔE, was not moved by the light on it. */
const stray = { from: 4, perMovement: 2 } as const

/** Of fewer parts no share can be told. */
const leastCells = 4

/**
 * Measures how one look has moved to become another one of the same frame.
 *
 * Part by part against the same part of the other, by the middle: what was added, taken away or exchanged moves its own
 * parts, and so counts for nothing as long as most of the picture still shows what it did. From b to a everything is the
 * same with the other sign.
 */
export function movementBetween(before: Look, after: Look): Movement {
  const pairs = pairsOf(before.cells, after.cells)
  const shift: Shift = {
    l: robustMean(pairs.map(({ from, to }) => to.l - from.l)),
    a: robustMean(pairs.map(({ from, to }) => to.a - from.a)),
    b: robustMean(pairs.map(({ from, to }) => to.b - from.b)),
  }
  const kept = stillThere(pairs, shift)
  return {
    amounts: {
      warmth: shift.b,
      tint: shift.a,
      brightness: shift.l,
      contrast: contrastOf(kept),
      saturation: saturationOf(kept, shift),
      palette: paletteMovement(before, after, pairs, shift),
      sharpness: grainMovement(before.grain, after.grain, 'sharpness', (a, b) => Math.log2(b / a)),
      noise: grainMovement(before.grain, after.grain, 'noise', (a, b) => b - a),
    },
    rebuilt: pairs.length < leastCells ? null : 1 - kept.length / pairs.length,
  }
}

interface Lab {
  readonly l: number
  readonly a: number
  readonly b: number
}

interface Pair {
  readonly from: Lab
  readonly to: Lab
}

type Shift = { readonly [channel in keyof Lab]: number | null }

/** The parts that both looks have; none where the grids differ, because then the frames do. */
function pairsOf(before: Cells, after: Cells): Pair[] {
  if (before.columns !== after.columns || before.rows !== after.rows) return []
  return before.l.flatMap((_, cell) => {
    const from = colorOf(before, cell)
    const to = colorOf(after, cell)
    return from && to ? [{ from, to }] : []
  })
}

function colorOf(cells: Cells, cell: number): Lab | null {
  const [l, a, b] = [cells.l[cell], cells.a[cell], cells.b[cell]]
  return l == null || a == null || b == null ? null : { l, a, b }
}

/** The mean around the middle, in which what strays too far from the middle counts as if it lay there. */
function robustMean(values: readonly number[]): number | null {
  const middle = median(values)
  if (middle === null) return null
  const limit = stray.from + stray.perMovement * Math.abs(middle)
  const near = values.map((value) => value - middle).filter((off) => Math.abs(off) <= limit)
  return middle + near.reduce((sum, off) => sum + off, 0) / values.length
}

/** How much more the light third of the parts has brightened than the dark third. */
function contrastOf(pairs: readonly Pair[]): number | null {
  const third = Math.floor(pairs.length / 3)
  if (third === 0) return null
  const inOrder = [...pairs].sort((one, other) => lightOf(one) - lightOf(other))
  const gain = (some: readonly Pair[]) => robustMean(some.map(({ from, to }) => to.l - from.l))
  const dark = gain(inOrder.slice(0, third))
  const light = gain(inOrder.slice(-third))
  return dark === null || light === null ? null : light - dark
}

/** By both, so that the way back has the same order. */
function lightOf({ from, to }: Pair): number {
  return from.l + to.l
}

/** How much more colour the more colourful half of the parts has, once the cast that all have got is off it. */
function saturationOf(pairs: readonly Pair[], shift: Shift): number | null {
  const [a, b] = [(shift.a ?? 0) / 2, (shift.b ?? 0) / 2]
  const chromas = pairs.map(({ from, to }) => ({
    before: Math.hypot(from.a + a, from.b + b),
    after: Math.hypot(to.a - a, to.b - b),
  }))
  const inOrder = chromas.sort(
    (one, other) => other.before + other.after - (one.before + one.after),
  )
  const colorful = inOrder.slice(0, Math.ceil(inOrder.length / 2))
  return robustMean(colorful.map(({ before, after }) => after - before))
}

/**
 * How far colours have travelled beyond what the light did to all parts: a cast, contrast and colourfulness move every
 * colour, and are axes of their own.
 */
function paletteMovement(
  before: Look,
  after: Look,
  pairs: readonly Pair[],
  shift: Shift,
): number | null {
  const distance = earthMoversDistance(before.colors, after.colors)
  if (distance === null || pairs.length === 0) return null
  const common = Math.hypot(shift.l ?? 0, shift.a ?? 0, shift.b ?? 0)
  const limit = stray.from + stray.perMovement * common
  const explained = pairs.reduce((sum, { from, to }) => {
    const moved = Math.hypot(to.l - from.l, to.a - from.a, to.b - from.b)
    return sum + (moved > limit ? common : moved)
  }, 0)
  return Math.max(0, distance - explained / pairs.length)
}

/** The parts that still show what they did: those that have not gone another way than the rest. */
function stillThere(pairs: readonly Pair[], { l, a, b }: Shift): readonly Pair[] {
  const [light, red, yellow] = [l ?? 0, a ?? 0, b ?? 0]
  const limit = content.from + content.perMovement * Math.hypot(light, red, yellow)
  return pairs.filter(
    ({ from, to }) =>
      Math.hypot(to.l - from.l - light, to.a - from.a - red, to.b - from.b - yellow) <= limit,
  )
}

/** The middle of what each sample did. */
function grainMovement(
  before: readonly Grain[],
  after: readonly Grain[],
  measure: keyof Grain,
  movement: (from: number, to: number) => number,
): number | null {
  if (before.length !== after.length) return null
  return median(
    before.flatMap((one, i) => {
      const [from, to] = [one[measure], after[i]?.[measure]]
      return from == null || to == null ? [] : movement(from, to)
    }),
  )
}
