import { halvePlane, meanPlane, takeOffMean } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import { isUnseen, nothingVisible } from './luma-grid.ts'

/** One level of a pyramid. */
export interface Level {
  readonly plane: Plane
  /** Values of the finest level along the side of one value here: 1, 2, 4 … */
  readonly step: number
  /** The middle of the finest level, in its values: points are told from there at every level. */
  readonly middleX: number
  readonly middleY: number
}

/** The longer side of the coarsest level is about this: a shift of 6 % is then some two values. */
const coarsestSide = 48
/** No side gets shorter than this by halving. */
const leastSide = 12

/** What varies over more than twice this many values of a level is taken off it: a change of light does. */
const meanRadius = 8

/**
 * Gives a plane's fine structure at its own and ever coarser resolutions, finest first; the plane is overwritten.
 *
 * Each level is smoothed with 1-2-1 both ways, which makes gradients and interpolation truthful (Burt and Adelson 1983;
 * the weights add up to 1), and taken relative to the mean around each value: light that falls otherwise on the same
 * things then looks the same but for its strength. What is not seen takes no part in any of it.
 */
export function* pyramidOf(plane: Plane): Steps<readonly Level[]> {
  const levels: Level[] = []
  const middle = { middleX: plane.width / 2, middleY: plane.height / 2 }
  let current = plane
  let seen = takeSeen(plane)
  for (let step = 1; ; step *= 2) {
    smoothPlane(current)
    if (seen) smoothPlane(seen)
    yield
    const { width, height } = current
    const isLast =
      Math.max(width, height) <= coarsestSide || Math.min(width, height) < 2 * leastSide
    const next = isLast ? null : yield* halvePlane(current)
    const nextSeen = next && seen && (yield* halvePlane(seen))
    if (seen) yield* takeOffMeanSeen(current, seen)
    else yield* takeOffMean(current, meanRadius)
    levels.push({ plane: current, step, ...middle })
    if (!next) return levels
    current = next
    seen = nextSeen
  }
}

/** Gives how much of every value is seen, 0 or 1, and makes 0 of what is not; null where all is. */
function takeSeen(plane: Plane): Plane | null {
  if (!plane.data.some(isUnseen)) return null
  const seen = createPlane(plane)
  for (let i = 0; i < plane.data.length; i++) {
    if (isUnseen(plane.data[i] as number)) plane.data[i] = 0
    else seen.data[i] = 1
  }
  return seen
}

/** A value counts as seen when so much of what it was made of was: the rest would bend its slopes. */
const leastSeen = 0.9

/** The same for sums of what was seen: both are divided by how much that is (Knutsson and Westin 1993). */
function* takeOffMeanSeen(plane: Plane, seen: Plane): Steps<void> {
  const means = yield* meanPlane(plane, meanRadius)
  const meansSeen = yield* meanPlane(seen, meanRadius)
  subtractSeen(plane.data, means.data, seen.data, meansSeen.data)
}

function subtractSeen(
  data: Float32Array,
  means: Float32Array,
  seen: Float32Array,
  meansSeen: Float32Array,
): void {
  for (let i = 0; i < data.length; i++) {
    const here = seen[i] as number
    data[i] =
      here < leastSeen
        ? nothingVisible
        : (data[i] as number) / here - (means[i] as number) / (meansSeen[i] as number)
  }
}

/** Smooths a plane with 1-2-1 both ways, in place; beyond the border the values at the border go on. */
export function smoothPlane({ width, height, data }: Plane): void {
  let above = data.slice(0, width)
  let here = data.slice(0, width)
  const sums = new Float32Array(width)
  for (let y = 0; y < height; y++) {
    here.set(data.subarray(y * width, (y + 1) * width))
    smoothRow(data, above, here, Math.min(height - 1, y + 1) * width, sums, y * width)
    const done = above
    above = here
    here = done
  }
}

function smoothRow(
  data: Float32Array,
  above: Float32Array,
  here: Float32Array,
  below: number,
  sums: Float32Array,
  to: number,
): void {
  const last = sums.length - 1
  const isBottom = below === to
  for (let x = 0; x <= last; x++) {
    const under = (isBottom ? here[x] : data[below + x]) as number
    sums[x] = (above[x] as number) + 2 * (here[x] as number) + under
  }
  for (let x = 0; x <= last; x++) {
    const left = sums[x === 0 ? 0 : x - 1] as number
    const right = sums[x === last ? last : x + 1] as number
    data[to + x] = (left + 2 * (sums[x] as number) + right) / 16
  }
}
