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

/** A correction, and how well it explains what it was fitted on. */
export interface FittedCorrection extends ColorCorrection {
  /** Share of the weight on cells that the correction explains, 0..1. */
  readonly explained: number
  /** Spread of what is left on those cells, encoded, 0..1. */
  readonly spread: number
}

/** How far a provider's colours may be off: standard deviations of offset, slopes and curve, for the pull to identity. */
const usual = { offset: 0.2, slope: 0.15, curve: 0.15 }

/** Neighbouring cells are off alike: all together they say no more than so many that are not. */
const independent = 30

/** How far beyond the seen colours a correction goes on before it is held, encoded. */
const beyond = 0.1

/** What is left by noise, rounding and small misplacement, encoded: below it nothing is an outlier. */
const leastSpread = 0.5 / 255

const rounds = 8

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
 * @returns null where too few cells have weight, or what they show is no cast.
 */
export function* fitCorrection(
  cells: ColorCells,
  weights: Float32Array,
): Steps<FittedCorrection | null> {
  const used = usedCells(weights)
  if (used.length < fewestCells) return null
  const { low, high, mean } = seenColors(cells.picture, weights, used)
  let correction: ColorCorrection = { coefficients: new Float64Array(3 * termCount), low, high }
  const left = new Float32Array(used.length)
  let spread = residuals(cells, used, correction, left)
  for (let round = 0; round < rounds; round++) {
    const scale = Math.max(leastSpread, spread) * (round < 3 ? 3 : 2)
    correction = {
      ...correction,
      coefficients: reweigh(cells, weights, used, { left, scale, spread }),
    }
    spread = residuals(cells, used, correction, left)
    yield
  }
  if (correctionOf(correction, mean).some((added) => Math.abs(added) > mostCast)) return null
  const near = Math.max(leastSpread, spread) * 4
  let sum = 0
  let explained = 0
  for (let i = 0; i < used.length; i++) {
    const weight = weights[used[i] as number] as number
    sum += weight
    if ((left[i] as number) < near) explained += weight
  }
  return { ...keepOrder(correction, mean), explained: explained / sum, spread }
}

function usedCells(weights: Float32Array): Uint32Array {
  let count = 0
  for (let i = 0; i < weights.length; i++) if ((weights[i] as number) > 0) count++
  const used = new Uint32Array(count)
  for (let i = 0, at = 0; i < weights.length; i++) if ((weights[i] as number) > 0) used[at++] = i
  return used
}

/** Writes what a correction leaves at each cell, as a distance, and gives the median. */
function residuals(
  { parent, picture }: ColorCells,
  used: Uint32Array,
  correction: ColorCorrection,
  left: Float32Array,
): number {
  const added = new Float64Array(3)
  for (let i = 0; i < used.length; i++) {
    const at = (used[i] as number) * 3
    correctionAt(correction, picture, at, added)
    let square = 0
    for (let channel = 0; channel < 3; channel++) {
      const rest =
        (parent[at + channel] as number) -
        (picture[at + channel] as number) -
        (added[channel] as number)
      square += rest * rest
    }
    left[i] = Math.sqrt(square)
  }
  return left.slice().sort()[left.length >> 1] as number
}

interface Reweighing {
  readonly left: Float32Array
  readonly scale: number
  readonly spread: number
}

function reweigh(
  { parent, picture }: ColorCells,
  weights: Float32Array,
  used: Uint32Array,
  { left, scale, spread }: Reweighing,
): Float64Array {
  const coefficients = new Float64Array(3 * termCount)
  const terms = new Float64Array(5)
  const noise = Math.max(leastSpread, spread)
  for (let channel = 0; channel < 3; channel++) {
    const squares = new LeastSquares(terms.length)
    let sum = 0
    for (let i = 0; i < used.length; i++) {
      const cell = used[i] as number
      const at = cell * 3
      const off = (left[i] as number) / scale
      const weight = (weights[cell] as number) / (1 + off * off)
      sum += weight
      const own = picture[at + channel] as number
      terms[0] = usual.offset
      terms[1] = usual.slope * ((picture[at] as number) - 0.5)
      terms[2] = usual.slope * ((picture[at + 1] as number) - 0.5)
      terms[3] = usual.slope * ((picture[at + 2] as number) - 0.5)
      terms[4] = usual.curve * 2 * own * (1 - own)
      squares.add(terms, (parent[at + channel] as number) - own, weight)
    }
    // A little always, so that there is one solution.
    const found = squares.solve(Math.max(1e-9, (sum / independent) * noise * noise))
    const to = channel * termCount
    coefficients[to] = (found[0] as number) * usual.offset
    for (let i = 1; i <= 3; i++) coefficients[to + i] = (found[i] as number) * usual.slope
    coefficients[to + 4 + channel] = (found[4] as number) * usual.curve
  }
  return coefficients
}

/** Between which colours nearly all cells lie, a channel, and their mean. */
function seenColors(
  picture: Float32Array,
  weights: Float32Array,
  used: Uint32Array,
): { low: Float64Array; high: Float64Array; mean: Float64Array } {
  const low = new Float64Array(3)
  const high = new Float64Array(3)
  const mean = new Float64Array(3)
  const values = new Float32Array(used.length)
  for (let channel = 0; channel < 3; channel++) {
    let sum = 0
    let total = 0
    for (let i = 0; i < used.length; i++) {
      const cell = used[i] as number
      values[i] = picture[cell * 3 + channel] as number
      sum += (values[i] as number) * (weights[cell] as number)
      total += weights[cell] as number
    }
    mean[channel] = sum / total
    values.sort()
    const rim = Math.floor(values.length / 200)
    low[channel] = (values[rim] as number) - beyond
    high[channel] = (values[values.length - 1 - rim] as number) + beyond
  }
  return { low, high, mean }
}
