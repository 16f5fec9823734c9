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

/** Terms of the fit: one, three colours, the channel's own curve, and the place. */
const fitTerms = 5 + placeTerms

/** Neighbouring cells are off alike: all together they say no more than so many that are not. */
const independent = 30

/** How far beyond the seen colours a correction goes on before it is held, encoded. */
const beyond = 0.1

/** What is left by noise, rounding and small misplacement, encoded: below it nothing is an outlier. */
const leastSpread = 0.5 / 255

const rounds = 7

/** No provider's cast moves a channel by more on average, encoded: beyond it the answer is something else. */
const mostCast = 0.4

/** Fewer cells than this say nothing about a provider's colours. */
const fewestCells = 24

/**
 * Fits the correction that brings a picture's colours to its parent's, on the cells that have weight.
 *
 * Iteratively reweighted least squares (Holland and Welsch 1977) with Cauchy's weights, whose scale comes from the
 * median of what is left and shrinks round by round, so that cells where something else changed lose their say. The
 * pull to the identity is that of a Gaussian prior, which leaves directions of colour alone that nothing was seen of.
 *
 * A cast that varies slowly over the picture is fitted along, and left out of the correction: otherwise it would be taken for a
 * difference between the colours that happen to lie where it is strong.
 *
 * @returns null where too few cells have weight, or what they show is no cast.
 */
export function* fitCorrection(
  cells: ColorCells,
  weights: Float32Array,
): Steps<FittedCorrection | null> {
  const samples = colorSamples(cells, weights)
  if (samples.count < fewestCells) return null
  const seen = seenColors(samples)
  let fit: Fit = {
    coefficients: new Float64Array(3 * termCount),
    ...seen,
    places: new Float64Array(3 * placeTerms),
  }
  const left = new Float32Array(samples.count)
  let spread = residuals(samples, fit, left)
  for (let round = 0; round < rounds; round++) {
    fit = { ...fit, ...refit(samples, left, spread, round < 3 ? 3 : 2) }
    spread = residuals(samples, fit, left)
    yield
  }
  const { coefficients, low, high } = fit
  const correction = { coefficients, low, high }
  if (correctionOf(correction, seen.mean).some((added) => Math.abs(added) > mostCast)) return null
  return {
    ...keepOrder(correction, seen.mean),
    explained: shareBelow(samples, left, 4 * spread),
  }
}

interface Fit extends ColorCorrection {
  /** The slow field's coefficients, {@link placeTerms} for each channel. */
  readonly places: Float64Array
}

/** Writes what a fit leaves at each sample, as a distance, and gives the median; never less than noise leaves. */
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
  return Math.max(leastSpread, left.slice().sort()[left.length >> 1] as number)
}

function refit(
  samples: ColorSamples,
  left: Float32Array,
  spread: number,
  scale: number,
): Pick<Fit, 'coefficients' | 'places'> {
  const coefficients = new Float64Array(3 * termCount)
  const places = new Float64Array(3 * placeTerms)
  for (let channel = 0; channel < 3; channel++) {
    const found = fitChannel(samples, channel, left, spread, scale)
    const to = channel * termCount
    coefficients[to] = (found[0] as number) * usual.offset
    for (let i = 1; i <= 3; i++) coefficients[to + i] = (found[i] as number) * usual.slope
    coefficients[to + 4 + channel] = (found[4] as number) * usual.curve
    for (let k = 0; k < placeTerms; k++) {
      places[channel * placeTerms + k] = (found[5 + k] as number) * usual.place
    }
  }
  return { coefficients, places }
}

/** Gives one channel's unknowns, each in units of what is usual. */
function fitChannel(
  { count, colors, wanted, weights, places }: ColorSamples,
  channel: number,
  left: Float32Array,
  spread: number,
  scale: number,
): Float64Array {
  const squares = new LeastSquares(fitTerms)
  const terms = new Float64Array(fitTerms)
  terms[0] = usual.offset
  let sum = 0
  for (let i = 0; i < count; i++) {
    const off = (left[i] as number) / (scale * spread)
    const weight = (weights[i] as number) / (1 + off * off)
    sum += weight
    const at = i * 3
    const own = colors[at + channel] as number
    terms[1] = usual.slope * ((colors[at] as number) - 0.5)
    terms[2] = usual.slope * ((colors[at + 1] as number) - 0.5)
    terms[3] = usual.slope * ((colors[at + 2] as number) - 0.5)
    terms[4] = usual.curve * 2 * own * (1 - own)
    for (let k = 0; k < placeTerms; k++) {
      terms[5 + k] = usual.place * (places[i * placeTerms + k] as number)
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
