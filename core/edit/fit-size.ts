import type { Size } from '../image/rect.ts'

/**
 * The density that every plan reaches where model and picture allow: one provider pixel per source pixel, so that
 * nothing is coarser than the source.
 */
export const densityFloor = 1

/** Proportions that differ by less are taken for the same when no size fits exactly. */
export const sameProportions = 1.01

const dearest = Number.MAX_VALUE

/** A crop's size, and the size it is sent at. */
export interface Fit {
  readonly crop: Size
  readonly sent: Size
}

/** What a picture of a size costs in US dollars; null = no price is known, which counts as dearest. */
export type PriceOf = (size: Size) => number | null

/**
 * Finds the crop size that holds `wanted`, fits into the picture and has exactly the proportions of an offered
 * size; null when there is none.
 *
 * Best is {@link densityFloor}, pixel on pixel; then an enlarged crop, then the highest density below. Among equals
 * the cheapest; then few pixels, in proportions near to what is wanted.
 */
export function exactFit(
  wanted: Size,
  offered: readonly Size[],
  picture: Size,
  priceOf: PriceOf,
): Fit | null {
  let best: Fit | null = null
  let bestRank: readonly number[] = []
  for (const sent of offered) {
    const steps = greatestDivisor(sent.width, sent.height)
    const unitWidth = sent.width / steps
    const unitHeight = sent.height / steps
    const least = Math.max(
      Math.ceil(wanted.width / unitWidth),
      Math.ceil(wanted.height / unitHeight),
    )
    const most = Math.min(
      Math.floor(picture.width / unitWidth),
      Math.floor(picture.height / unitHeight),
    )
    if (least > most) continue
    const units = Math.min(Math.max(steps, least), most)
    const cost = sent.width * sent.height * mismatch(sent, wanted)
    const rank = [
      -Math.min(densityFloor, steps / units),
      steps > units ? 1 : 0,
      priceOf(sent) ?? dearest,
      cost,
    ]
    if (best && !isBefore(rank, bestRank)) continue
    best = { crop: { width: units * unitWidth, height: units * unitHeight }, sent }
    bestRank = rank
  }
  return best
}

/**
 * Finds the crop size that holds `wanted` and comes nearest to the proportions of an offered size, for pictures
 * that end too soon for an exact one: what is sent is squeezed or stretched by the rest.
 *
 * Least stretch is best; among those below 1 % the highest density up to {@link densityFloor}, then the cheapest, then
 * the fewest pixels.
 */
export function nearestFit(
  wanted: Size,
  offered: readonly Size[],
  picture: Size,
  priceOf: PriceOf,
): Fit {
  let best: Fit | null = null
  let bestRank: readonly number[] = []
  for (const sent of offered) {
    const crop = grownTowards(wanted, sent, picture)
    const stretch = mismatch(sent, crop)
    const density = Math.min(densityFloor, sent.width / crop.width, sent.height / crop.height)
    const rank = [
      Math.max(sameProportions, stretch),
      -density,
      priceOf(sent) ?? dearest,
      sent.width * sent.height,
      stretch,
    ]
    if (best && !isBefore(rank, bestRank)) continue
    best = { crop, sent }
    bestRank = rank
  }
  if (!best) throw new RangeError('Expected at least one offered size but received none')
  return best
}

/** Grows the side that is too short for the proportions of `sent`, as far as the picture goes. */
function grownTowards(wanted: Size, sent: Size, picture: Size): Size {
  const width = Math.round((wanted.height * sent.width) / sent.height)
  const height = Math.round((wanted.width * sent.height) / sent.width)
  return {
    width: Math.max(wanted.width, Math.min(picture.width, width)),
    height: Math.max(wanted.height, Math.min(picture.height, height)),
  }
}

function isBefore(rank: readonly number[], other: readonly number[]): boolean {
  for (let i = 0; i < rank.length; i++) {
    const difference = (rank[i] as number) - (other[i] as number)
    if (difference !== 0) return difference < 0
  }
  return false
}

/** Gives how far the proportions of two sizes are apart: 1 when they are the same, else above. */
export function mismatch(a: Size, b: Size): number {
  const ratio = (a.width * b.height) / (a.height * b.width)
  return Math.max(ratio, 1 / ratio)
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}
