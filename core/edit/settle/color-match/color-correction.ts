import { inRuns } from '../../../image/in-runs.ts'
import { maxWord, type Picture } from '../../../image/picture.ts'
import type { Steps } from '../../../steps.ts'

/** Terms of a correction: one, red, green, blue, and a curve of each channel. */
export const termCount = 7

/**
 * A change of colours that depends on the colour alone: 3×4 affine, with a curve a channel.
 *
 * What is added to a channel is Σ coefficient × term, with colours c as encoded, 0..1, held within `low` and `high`
 * (what was seen; beyond, the correction of the nearest seen colour goes on), and the terms 1, c − ½ for each channel,
 * and 2c(1 − c) for each channel.
 */
export interface ColorCorrection {
  /** Row by row, {@link termCount} for each of red, green and blue. */
  readonly coefficients: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
}

/** Gives the correction times `factor` plus another one times `otherFactor`, within the bounds of the first. */
export function mixCorrections(
  one: ColorCorrection,
  factor: number,
  other: ColorCorrection,
  otherFactor: number,
): ColorCorrection {
  return {
    ...one,
    coefficients: one.coefficients.map(
      (value, i) => value * factor + (other.coefficients[i] as number) * otherFactor,
    ),
  }
}

/** Writes what a correction adds to the colour at `at` of `colors` (three a colour) into `added`. */
export function correctionAt(
  { coefficients: k, low, high }: ColorCorrection,
  colors: Float32Array,
  at: number,
  added: Float64Array,
): void {
  const r = hold(colors[at] as number, low[0] as number, high[0] as number)
  const g = hold(colors[at + 1] as number, low[1] as number, high[1] as number)
  const b = hold(colors[at + 2] as number, low[2] as number, high[2] as number)
  for (let channel = 0, i = 0; channel < 3; channel++, i += termCount) {
    added[channel] =
      (k[i] as number) +
      (k[i + 1] as number) * (r - 0.5) +
      (k[i + 2] as number) * (g - 0.5) +
      (k[i + 3] as number) * (b - 0.5) +
      (k[i + 4] as number) * 2 * r * (1 - r) +
      (k[i + 5] as number) * 2 * g * (1 - g) +
      (k[i + 6] as number) * 2 * b * (1 - b)
  }
}

/** Gives what a correction adds to one colour. */
export function correctionOf(correction: ColorCorrection, color: Float64Array): Float64Array {
  const added = new Float64Array(3)
  correctionAt(correction, Float32Array.from(color), 0, added)
  return added
}

function hold(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value
}

/**
 * Gives the correction made so gentle that it keeps the order of colours: it can't turn a ramp around.
 *
 * Each channel's own slope, curve included, and what the other channels add to it are bounded together, so that the
 * Jacobian stays diagonally dominant; beyond that, all slopes are drawn in around the colour `about`.
 */
export function keepOrder(correction: ColorCorrection, about: Float64Array): ColorCorrection {
  const steepest = Math.max(...[0, 1, 2].map((channel) => slopeOf(correction, channel)))
  const most = 0.7
  if (steepest <= most) return correction
  const part = most / steepest
  const added = correctionOf(correction, about)
  const gentle = {
    ...correction,
    coefficients: correction.coefficients.map((value) => value * part),
  }
  const kept = correctionOf(gentle, about)
  for (let channel = 0; channel < 3; channel++) {
    const i = channel * termCount
    gentle.coefficients[i] =
      (gentle.coefficients[i] as number) + (added[channel] as number) - (kept[channel] as number)
  }
  return gentle
}

/** The most that a channel's correction can change for a unit of change in the colour. */
function slopeOf({ coefficients, low, high }: ColorCorrection, channel: number): number {
  let sum = 0
  for (let from = 0; from < 3; from++) {
    const straight = coefficients[channel * termCount + 1 + from] as number
    const curve = coefficients[channel * termCount + 4 + from] as number
    const ends = [low[from] as number, high[from] as number]
    sum += Math.max(...ends.map((end) => Math.abs(straight + curve * (2 - 4 * end))))
  }
  return sum
}

/** Applies a correction to every pixel of a picture, in place; alpha stays. */
export function* correctColors(picture: Picture, correction: ColorCorrection): Steps<void> {
  const { data, depth } = picture
  const { coefficients, low, high } = correction
  const full = maxWord(depth)
  yield* inRuns(picture.width * picture.height, (from, to) =>
    correctRun(data, full, coefficients, low, high, from * 4, to * 4),
  )
}

function correctRun(
  data: Uint8Array | Uint16Array,
  full: number,
  k: Float64Array,
  low: Float64Array,
  high: Float64Array,
  from: number,
  to: number,
): void {
  const unit = 1 / full
  const [lowR, lowG, lowB] = [low[0] as number, low[1] as number, low[2] as number]
  const [highR, highG, highB] = [high[0] as number, high[1] as number, high[2] as number]
  for (let pos = from; pos < to; pos += 4) {
    const red = hold((data[pos] as number) * unit, lowR, highR)
    const green = hold((data[pos + 1] as number) * unit, lowG, highG)
    const blue = hold((data[pos + 2] as number) * unit, lowB, highB)
    const r = red - 0.5
    const g = green - 0.5
    const b = blue - 0.5
    const bendR = 2 * red * (1 - red)
    const bendG = 2 * green * (1 - green)
    const bendB = 2 * blue * (1 - blue)
    for (let channel = 0, i = 0; channel < 3; channel++, i += 7) {
      const added =
        (k[i] as number) +
        (k[i + 1] as number) * r +
        (k[i + 2] as number) * g +
        (k[i + 3] as number) * b +
        (k[i + 4] as number) * bendR +
        (k[i + 5] as number) * bendG +
        (k[i + 6] as number) * bendB
      // A whole number at once: choosing between whole and broken ones would box each of them.
      const word = ((data[pos + channel] as number) + added * full + 0.5) | 0
      data[pos + channel] = word < 0 ? 0 : word > full ? full : word
    }
  }
}
