import { median, quantile } from '../../edit/measure/quantile.ts'

/** How values of a set lie around their middle. */
export interface Spread {
  readonly count: number
  /** The middle distance, that of 95 in a hundred, and the largest. */
  readonly median: number
  readonly p95: number
  readonly max: number
  /** What stands for one standard deviation: see {@link robustSigma}. */
  readonly sigma: number
}

/** Makes the middle distance of normally spread values their standard deviation. */
const madToSigma = 1.4826

/**
 * Gives what stands for one standard deviation of values, by their distances from the middle: 1.4826 times the middle
 * distance, which no single outlier can move, and at least `least`, so that a set of equals has no outliers in it.
 */
export function robustSigma(distances: readonly number[], least: number): number {
  return Math.max(least, madToSigma * (median(distances) ?? 0))
}

/** Describes distances from a middle; null of none. */
export function spreadOf(distances: readonly number[], least: number): Spread | null {
  const middle = median(distances)
  const p95 = quantile(distances, 0.95)
  if (middle === null || p95 === null) return null
  return {
    count: distances.length,
    median: middle,
    p95,
    max: distances.reduce((most, distance) => Math.max(most, distance), 0),
    sigma: robustSigma(distances, least),
  }
}
