import type { Steps } from '../../../steps.ts'
import { LeastSquares } from '../least-squares.ts'
import type { ColorCells } from './color-cells.ts'
import {
  type ColorCorrection,
  correctionAt,
  correctionOf,
  keepOrder,
  termCount,
} from './color-correction.ts'
import { type ColorSamples, colorSamples, placeTerms } from './color-samples.ts'

/** A correction, and how well it explains what it was fitted on. */
export interface FittedCorrection extends ColorCorrection {
  /** Share of the weight on cells that the correction explains, 0..1. */
  readonly explained: number
}

/** How far a provider's colours may be off, encoded, as standard deviations: the pull towards the identity. */
const usual = { offset: 0.2, slope: 0.15, curve: 0.15, place: 0.02 }

/** Terms of a channel's fit before those of the place: one, three colours, and the channel's own curve. */
const colorTerms = 5

/** Neighbouring cells are off alike: all together they say no more than so many that are not. */
const independent = 30

/** How far beyond the seen colours a correction goes on before it is held, encoded. */
const beyond = 0.1

/** What is left by noise, rounding and small misplacement, encoded: below it nothing is an outlier. */
const leastSpread = 0.5 / 255

/** What noise may leave at most where nothing else changed, encoded. */
const mostSpread = 12 / 255

/** The share of samples that certainly did not change otherwise: their largest distance tells the spread. */
const surelyAlike = 0.35

const rounds = 7

/** No provider's cast moves a channel by more on average, encoded: beyond it the answer is something else. */
const mostCast = 0.4

/** Fewer cells than this say nothing about a provider's colours. */
const fewestCells = 24

/**
 * Fits the correction that brings a picture's colours to its parent's, on the cells that have weight.
 *
 * Iteratively reweighted least squares (Holland and Welsch 1977) with the weights of Geman and McClure (1987), whose scale comes from a
 * low quantile of what is left and shrinks round by round, so that cells where something else changed lose their say. The
 * pull to the identity is that of a Gaussian prior, which leaves directions of colour alone that nothing was seen of.
 *
 * A cast that varies slowly over the picture is fitted along, and left out of the correction: otherwise it would be taken for a
 * difference between the colours that happen to lie where it is strong.
 *
 * @param hasSlowCast False where what varies slowly is no cast, but part of what is looked for.
 * @returns null where too few cells have weight, or what they show is no cast.
 */
export function* fitCorrection(
  cells: ColorCells,
  weights: Float32Array,
  hasSlowCast: boolean,
): Steps<FittedCorrection | null> {
  const samples = colorSamples(cells, weights)
  if (samples.count < fewestCells) return null
  const seen = seenColors(samples)
  const places = hasSlowCast ? placeTerms : 0
  let fit: Fit = {
    coefficients: new Float64Array(3 * termCount),
    ...seen,
    places: new Float64Array(3 * placeTerms),
  }
  const left = new Float32Array(samples.count)
  let spread = residuals(samples, fit, left)
  for (let round = 0; round < rounds; round++) {
    fit = {
      ...fit,
      ...refit(samples, { left, scale: spread * (round < 3 ? 3 : 2), spread, places }),
    }
    spread = residuals(samples, fit, left)
    yield
  }
  const { coefficients, low, high } = fit
  const correction = { coefficients, low, high }
  if (correctionOf(correction, seen.mean).some((added) => Math.abs(added) > mostCast)) return null
  return {
    ...keepOrder(correction, seen.mean),
    explained: shareBelow(samples, left, Math.min(4 * spread, mostSpread)),
  }
}

interface Fit extends ColorCorrection {
  /** The slow field's coefficients, {@link placeTerms} for each channel. */
  readonly places: Float64Array
}

/** Writes what a fit leaves at each sample, as a distance, and gives their spread; never less than noise leaves. */
function residuals(samples: ColorSamples, fit: Fit, left: Float32Array): number {
  const added = new Float64Array(3)
  for (let i = 0; i < samples.count; i++) {
    correctionAt(fit, samples.colors, i * 3, added)
    let square = 0
    for (let channel = 0; channel < 3; channel++) {
      let rest = (samples.wanted[i * 3 + channel] as number) - (added[channel] as number)
      for (let k = 0; k < placeTerms; k++) {
        rest -=
          (fit.places[channel * placeTerms + k] as number) *
          (samples.places[i * placeTerms + k] as number)
      }
      square += rest * rest
    }
    left[i] = Math.sqrt(square)
  }
  return Math.max(
    leastSpread,
    1.2 * (left.slice().sort()[Math.floor(left.length * surelyAlike)] as number),
  )
}

interface Refitting {
  readonly left: Float32Array
  readonly spread: number
  /** What is left of a sample that counts half. */
  readonly scale: number
  /** How many of the slow waves are fitted. */
  readonly places: number
}

function refit(samples: ColorSamples, by: Refitting): Pick<Fit, 'coefficients' | 'places'> {
  const coefficients = new Float64Array(3 * termCount)
  const places = new Float64Array(3 * placeTerms)
  for (let channel = 0; channel < 3; channel++) {
    const found = fitChannel(samples, channel, by)
    const to = channel * termCount
    coefficients[to] = (found[0] as number) * usual.offset
    for (let i = 1; i <= 3; i++) coefficients[to + i] = (found[i] as number) * usual.slope
    coefficients[to + 4 + channel] = (found[4] as number) * usual.curve
    for (let k = 0; k < by.places; k++) {
      places[channel * placeTerms + k] = (found[colorTerms + k] as number) * usual.place
    }
  }
  return { coefficients, places }
}

/** Gives one channel's unknowns, each in units of what is usual. */
function fitChannel(
  { count, colors, wanted, weights, places: waves }: ColorSamples,
  channel: number,
  { left, scale, spread, places }: Refitting,
): Float64Array {
  const squares = new LeastSquares(colorTerms + places)
  const terms = new Float64Array(colorTerms + places)
  terms[0] = usual.offset
  let sum = 0
  for (let i = 0; i < count; i++) {
    const off = (left[i] as number) / scale
    const weight = (weights[i] as number) / (1 + off * off) ** 2
    sum += weight
    const at = i * 3
    const own = colors[at + channel] as number
    terms[1] = usual.slope * ((colors[at] as number) - 0.5)
    terms[2] = usual.slope * ((colors[at + 1] as number) - 0.5)
    terms[3] = usual.slope * ((colors[at + 2] as number) - 0.5)
    terms[4] = usual.curve * 2 * own * (1 - own)
    for (let k = 0; k < places; k++) {
      terms[colorTerms + k] = usual.place * (waves[i * placeTerms + k] as number)
    }
    squares.add(terms, wanted[at + channel] as number, weight)
  }
  return squares.solve((sum / independent) * spread * spread)
}

function shareBelow({ count, weights }: ColorSamples, left: Float32Array, most: number): number {
  let sum = 0
  let below = 0
  for (let i = 0; i < count; i++) {
    sum += weights[i] as number
    if ((left[i] as number) < most) below += weights[i] as number
  }
  return below / sum
}

/** Between which colours nearly all samples lie, a channel, and their mean. */
function seenColors({ count, colors, weights }: ColorSamples): {
  low: Float64Array
  high: Float64Array
  mean: Float64Array
} {
  const low = new Float64Array(3)
  const high = new Float64Array(3)
  const mean = new Float64Array(3)
  const values = new Float32Array(count)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (let channel = 0; channel < 3; channel++) {
    let sum = 0
    for (let i = 0; i < count; i++) {
      values[i] = colors[i * 3 + channel] as number
      sum += (values[i] as number) * (weights[i] as number)
    }
    mean[channel] = sum / total
    values.sort()
    const rim = Math.floor(count / 200)
    low[channel] = (values[rim] as number) - beyond
    high[channel] = (values[count - 1 - rim] as number) + beyond
  }
  return { low, high, mean }
}
