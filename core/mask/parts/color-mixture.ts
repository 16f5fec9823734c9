import { invertCovariance } from '../../image/color/covariance.ts'
import type { LabPlanes } from '../../image/color/lab-planes.ts'
import { inRuns } from '../../image/in-runs.ts'
import type { Steps } from '../../steps.ts'
import {
  addColor,
  type ColorSpread,
  momentWords,
  principalAxis,
  spreadOf,
} from './color-moments.ts'

/** Groups of colours that one side of a cut is described by. */
export const mixtureParts = 5

/** Words of one part in {@link ColorMixture}. */
const partWords = 10

/**
 * How likely colours are on one side of a cut: Gaussians in CIE Lab, each with a weight.
 *
 * One part after another: its constant cost, mean (3), inverse covariance (ll, la, lb, aa, ab, bb).
 */
export type ColorMixture = Float64Array

/** Noise that is taken for granted, in Lab units squared: colours that are all alike still have some spread. */
const leastVariance = 1

/** Gives how unlikely a colour is (the negative logarithm of its density, up to a constant). */
export function costOfColor(mixture: ColorMixture, l: number, a: number, b: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < mixture.length; at += partWords) {
    const cost = costOfPart(mixture, at, l, a, b)
    if (cost < least) least = cost
  }
  return least
}

/** Gives how far a colour is from those of the nearest part: half the squared Mahalanobis distance. */
export function unlikeness(mixture: ColorMixture, l: number, a: number, b: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < mixture.length; at += partWords) {
    least = Math.min(least, distanceToPart(mixture, at, l, a, b))
  }
  return least
}

/** Gives the mean colour of each part, in CIE Lab. */
export function partMeans(mixture: ColorMixture): [number, number, number][] {
  const means: [number, number, number][] = []
  for (let at = 0; at < mixture.length; at += partWords) {
    const mean = (i: number) => mixture[at + i] as number
    means.push([mean(1), mean(2), mean(3)])
  }
  return means
}

function costOfPart(mixture: ColorMixture, at: number, l: number, a: number, b: number): number {
  return (mixture[at] as number) + distanceToPart(mixture, at, l, a, b)
}

function distanceToPart(
  mixture: ColorMixture,
  at: number,
  l: number,
  a: number,
  b: number,
): number {
  const x = l - (mixture[at + 1] as number)
  const y = a - (mixture[at + 2] as number)
  const z = b - (mixture[at + 3] as number)
  const squares =
    (mixture[at + 4] as number) * x * x +
    (mixture[at + 7] as number) * y * y +
    (mixture[at + 9] as number) * z * z
  const products =
    (mixture[at + 5] as number) * x * y +
    (mixture[at + 6] as number) * x * z +
    (mixture[at + 8] as number) * y * z
  return squares / 2 + products
}

/**
 * Describes the colours of one side by up to {@link mixtureParts} Gaussians, from scratch.
 *
 * The widest group is split across its longest axis again and again: Orchard and Bouman, "Color Quantization of
 * Images" (1991), as GrabCut does it. `members` holds `side` where a colour counts. An empty side gives no part.
 */
export function* startMixture(
  planes: LabPlanes,
  members: Uint8Array,
  side: number,
): Steps<ColorMixture> {
  const groups = new Uint8Array(members.length)
  let spreads = yield* measureGroups(planes, members, side, groups, 1)
  while (spreads.length > 0 && spreads.length < mixtureParts) {
    const axes = spreads.map(({ covariance }) => principalAxis(covariance))
    const widest = indexOfLargest(axes.map(({ variance }) => variance))
    const { axis, variance } = axes[widest] as (typeof axes)[number]
    if (variance <= leastVariance) break
    const { mean } = spreads[widest] as ColorSpread
    const border = axis[0] * mean[0] + axis[1] * mean[1] + axis[2] * mean[2]
    const added = spreads.length
    yield* inRuns(groups.length, (from, to) =>
      splitGroup(planes, groups, widest, added, axis, border, from, to),
    )
    spreads = yield* measureGroups(planes, members, side, groups, added + 1)
  }
  return describe(spreads)
}

/** Describes the colours of one side anew, each counted to the part of the old description that fits it best. */
export function* refineMixture(
  planes: LabPlanes,
  members: Uint8Array,
  side: number,
  mixture: ColorMixture,
): Steps<ColorMixture> {
  const parts = mixture.length / partWords
  const groups = new Uint8Array(members.length)
  yield* inRuns(groups.length, (from, to) =>
    nearestParts(planes, members, side, mixture, groups, from, to),
  )
  return describe(yield* measureGroups(planes, members, side, groups, parts))
}

function nearestParts(
  { l, a, b }: LabPlanes,
  members: Uint8Array,
  side: number,
  mixture: ColorMixture,
  groups: Uint8Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    if (members[i] !== side) continue
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < mixture.length; at += partWords) {
      const cost = costOfPart(mixture, at, l[i] as number, a[i] as number, b[i] as number)
      if (cost >= least) continue
      least = cost
      groups[i] = at / partWords
    }
  }
}

function splitGroup(
  { l, a, b }: LabPlanes,
  groups: Uint8Array,
  group: number,
  added: number,
  axis: readonly [number, number, number],
  border: number,
  from: number,
  to: number,
): void {
  const [x, y, z] = axis
  for (let i = from; i < to; i++) {
    if (groups[i] !== group) continue
    const along = x * (l[i] as number) + y * (a[i] as number) + z * (b[i] as number)
    if (along > border) groups[i] = added
  }
}

/** Gives the spread of each group that has members. */
function* measureGroups(
  planes: LabPlanes,
  members: Uint8Array,
  side: number,
  groups: Uint8Array,
  count: number,
): Steps<ColorSpread[]> {
  const sums = new Float64Array(count * momentWords)
  yield* inRuns(members.length, (from, to) => {
    for (let i = from; i < to; i++) {
      if (members[i] === side) addColor(planes, i, sums, (groups[i] as number) * momentWords)
    }
  })
  return Array.from({ length: count }, (_, group) => spreadOf(sums, group * momentWords)).filter(
    (spread) => spread !== null,
  )
}

function describe(spreads: readonly ColorSpread[]): ColorMixture {
  const total = spreads.reduce((sum, { count }) => sum + count, 0)
  return Float64Array.from(
    spreads.flatMap(({ count, mean, covariance }) => {
      const { inverse, determinant } = invertCovariance(covariance, leastVariance)
      return [Math.log(determinant) / 2 - Math.log(count / total), ...mean, ...inverse]
    }),
  )
}

function indexOfLargest(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > (values[best] as number) ? i : best), 0)
}
