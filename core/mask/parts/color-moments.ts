import type { Covariance } from '../../image/color/covariance.ts'
import type { LabPlanes } from '../../image/color/lab-planes.ts'

/** Sums of one group of colours: count, three values, six products (ll, la, lb, aa, ab, bb). */
export const momentWords = 10

/** Adds one colour of the planes to the sums that begin at `to`. */
export function addColor({ l, a, b }: LabPlanes, at: number, sums: Float64Array, to: number): void {
  const x = l[at] as number
  const y = a[at] as number
  const z = b[at] as number
  sums[to] = (sums[to] as number) + 1
  sums[to + 1] = (sums[to + 1] as number) + x
  sums[to + 2] = (sums[to + 2] as number) + y
  sums[to + 3] = (sums[to + 3] as number) + z
  sums[to + 4] = (sums[to + 4] as number) + x * x
  sums[to + 5] = (sums[to + 5] as number) + x * y
  sums[to + 6] = (sums[to + 6] as number) + x * z
  sums[to + 7] = (sums[to + 7] as number) + y * y
  sums[to + 8] = (sums[to + 8] as number) + y * z
  sums[to + 9] = (sums[to + 9] as number) + z * z
}

/** How one group of colours is spread. */
export interface ColorSpread {
  readonly count: number
  readonly mean: readonly [number, number, number]
  readonly covariance: Covariance
}

/** Reads mean and covariance from sums; null for an empty group. */
export function spreadOf(sums: Float64Array, from: number): ColorSpread | null {
  const count = sums[from] as number
  if (count === 0) return null
  const at = (i: number) => (sums[from + i] as number) / count
  const mean = [at(1), at(2), at(3)] as const
  const [l, a, b] = mean
  const covariance = [
    at(4) - l * l,
    at(5) - l * a,
    at(6) - l * b,
    at(7) - a * a,
    at(8) - a * b,
    at(9) - b * b,
  ] as const
  return { count, mean, covariance }
}

/** Gives the direction in which colours are spread most, and their variance along it. */
export function principalAxis(covariance: Covariance): {
  readonly axis: readonly [number, number, number]
  readonly variance: number
} {
  const [ll, la, lb, aa, ab, bb] = covariance
  let axis: [number, number, number] =
    ll >= aa && ll >= bb ? [1, 0.01, 0.01] : aa >= bb ? [0.01, 1, 0.01] : [0.01, 0.01, 1]
  let variance = 0
  for (let round = 0; round < powerRounds; round++) {
    const [x, y, z] = axis
    const next = [
      ll * x + la * y + lb * z,
      la * x + aa * y + ab * z,
      lb * x + ab * y + bb * z,
    ] as const
    variance = Math.hypot(...next)
    if (variance === 0) break
    axis = [next[0] / variance, next[1] / variance, next[2] / variance]
  }
  return { axis, variance }
}

/** Rounds of power iteration: the split along the axis needs no more than its rough direction. */
const powerRounds = 24
