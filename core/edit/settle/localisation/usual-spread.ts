import { inRuns } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import type { Differences } from './differences.ts'

/** Borders of the classes of steepness, in L per square, and of lightness. */
const steepBorders = [0.25, 0.5, 1, 1.8, 3, 5, 9] as const
const lightBorders = [20, 45, 75] as const
const lightClasses = lightBorders.length + 1
const classes = (steepBorders.length + 1) * lightClasses

/** Differences are counted in steps of this, up to {@link mostSteps} of them, in ΔE. */
const stepSize = 0.05
const mostSteps = 800

/** No spread is taken for smaller than this, in ΔE: words are whole numbers. */
const leastSpread = 0.25

/** Fewer squares than these say nothing about a class on their own. */
const enoughSquares = 300

/** The usual spread of the differences of L, a and b where nothing changed, per class of place. */
export interface UsualSpread {
  /** Class of each square. */
  readonly classOf: Uint8Array
  /** Standard deviation per class, in ΔE. */
  readonly l: Float32Array
  readonly a: Float32Array
  readonly b: Float32Array
}

/**
 * Finds how far candidate and parent usually differ where nothing changed, per class of lightness and steepness.
 *
 * A quantile of the differences' sizes stands for the spread, so that squares that did change do not widen it.
 *
 * @param share The quantile: low where many of the `known` squares may have changed.
 */
export function* usualSpread(
  differences: Differences,
  known: Uint8Array,
  share: number,
): Steps<UsualSpread> {
  const { parent, steepness } = differences
  const classOf = new Uint8Array(known.length)
  yield* inRuns(known.length, (from, to) => classify(parent.l, steepness, classOf, from, to))
  const spreads: Float32Array[] = []
  for (const plane of [differences.l, differences.a, differences.b]) {
    const counts = new Uint32Array(classes * mostSteps)
    yield* inRuns(known.length, (from, to) => count(plane, known, classOf, counts, from, to))
    spreads.push(spreadsOf(counts, share))
  }
  return {
    classOf,
    l: spreads[0] as Float32Array,
    a: spreads[1] as Float32Array,
    b: spreads[2] as Float32Array,
  }
}

/** The spread that is assumed when there is nothing to learn it from: none but rounding. */
export function* noSpread({ l }: Differences): Steps<UsualSpread> {
  const least = new Float32Array(classes).fill(leastSpread)
  yield
  return { classOf: new Uint8Array(l.length), l: least, a: least, b: least }
}

function classify(
  lightness: Float32Array,
  steepness: Float32Array,
  classOf: Uint8Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    let steep = 0
    while (
      steep < steepBorders.length &&
      (steepness[i] as number) > (steepBorders[steep] as number)
    ) {
      steep++
    }
    let light = 0
    while (
      light < lightBorders.length &&
      (lightness[i] as number) > (lightBorders[light] as number)
    ) {
      light++
    }
    classOf[i] = steep * lightClasses + light
  }
}

function count(
  plane: Float32Array,
  known: Uint8Array,
  classOf: Uint8Array,
  counts: Uint32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    if (known[i] === 0) continue
    const step = Math.min(mostSteps - 1, Math.floor(Math.abs(plane[i] as number) / stepSize))
    const at = (classOf[i] as number) * mostSteps + step
    counts[at] = (counts[at] as number) + 1
  }
}

/** Classes with few squares lean on all squares as steep, and these on the next flatter ones. */
function spreadsOf(counts: Uint32Array, share: number): Float32Array {
  const spreads = new Float32Array(classes)
  let flatter = leastSpread
  for (let steep = 0; steep <= steepBorders.length; steep++) {
    const first = steep * lightClasses
    const together = new Uint32Array(mostSteps)
    for (let light = 0; light < lightClasses; light++) {
      const from = (first + light) * mostSteps
      for (let step = 0; step < mostSteps; step++) {
        together[step] = (together[step] as number) + (counts[from + step] as number)
      }
    }
    const common = leaning(together, share, flatter)
    for (let light = 0; light < lightClasses; light++) {
      const from = (first + light) * mostSteps
      spreads[first + light] = leaning(counts.subarray(from, from + mostSteps), share, common)
    }
    flatter = common
  }
  return spreads
}

function leaning(counts: Uint32Array, share: number, other: number): number {
  const total = counts.reduce((sum, value) => sum + value, 0)
  if (total === 0) return other
  const wanted = total * share
  let seen = 0
  let step = 0
  while (step < counts.length - 1 && seen + (counts[step] as number) < wanted) {
    seen += counts[step] as number
    step++
  }
  const inStep = (counts[step] as number) || 1
  const size = (step + (wanted - seen) / inStep) * stepSize
  const spread = Math.max(leastSpread, size / normalQuantile(share))
  const own = total / (total + enoughSquares)
  return own * spread + (1 - own) * other
}

/** How many standard deviations a share of all values of a normal distribution stays within (Winitzki's inverse). */
function normalQuantile(share: number): number {
  const log = Math.log(1 - share * share)
  const a = 0.147
  const b = 2 / (Math.PI * a) + log / 2
  return Math.SQRT2 * Math.sqrt(Math.sqrt(b * b - log / a) - b)
}
