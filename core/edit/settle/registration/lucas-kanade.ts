import { blocks, type Points } from './choose-points.ts'
import type { Level } from './pyramid.ts'
import { noSample, sampleCubic } from './sample.ts'
import { solvePositive } from './solve.ts'
import type { Warp } from './warp.ts'

/** A warp with the change of light that goes with it: candidate luma ≈ gain · parent luma + bias. */
export interface Fit {
  readonly warp: Warp
  readonly gain: number
  readonly bias: number
  /** Root mean square of the residuals, each by its robust weight, in luma. */
  readonly residual: number
  /** How far the warp may be off anywhere on the grid by what its points tell, in values: one standard deviation. */
  readonly spread: number
  /** The same for its rotation, in radians; 0 when it does not rotate. */
  readonly turnSpread: number
  /** The same for its gain. */
  readonly gainSpread: number
}

/** How {@link fitWarp} goes about it. */
export interface FitOptions {
  readonly rounds: number
  readonly rotates: boolean
  /** Where it starts, and where it stays as far as nothing speaks for anything else. */
  readonly home: Warp
}

/** Shift x, shift y, scale x, scale y, gain, bias, rotation: all of geometry as values at the grid's border. */
const parameters = 7

/** Points that lie close share their errors (texture, the answer's own unevenness): this many count as one. */
const sharedErrors = 6

/** How far an answer lies off where nothing is known of it, as shares of the grid's half side. */
const usualShift = 0.1
const usualScale = 0.06
const usualTurn = 0.01

/** A fit is done when its last step moved nothing by as much as this share of a value of its level. */
const restless = 0.003

/**
 * Finds how a candidate lies on its parent at one level, from a fit nearby: robust Lucas–Kanade.
 *
 * Gauss–Newton steps with the parent's gradients, as in the inverse form of Baker and Matthews, "Lucas-Kanade 20 Years
 * On" (2004), with gain and bias of the light as further parameters; residuals weigh by Cauchy's function, rescaled in
 * every round by their median. A weak Gaussian prior about `home` keeps still what no gradient holds, such as the shift
 * along a straight edge.
 */
export function fitWarp(
  points: Points,
  candidate: Level,
  from: Pick<Fit, 'warp' | 'gain' | 'bias'>,
  { rounds, rotates, home }: FitOptions,
): Fit {
  const residuals = new Float32Array(points.count)
  const weights = new Float32Array(points.count)
  const n = rotates ? parameters : parameters - 1
  const hessian = new Float64Array(parameters * parameters)
  const step = new Float64Array(parameters)
  const halfX = candidate.middleX
  const halfY = candidate.middleY
  const half = Math.max(halfX, halfY)
  let { warp, gain, bias } = from
  let residual = 0
  for (let round = 0; ; round++) {
    computeResiduals(points, candidate, warp, gain, bias, residuals)
    const scale = robustScale(points, residuals)
    weigh(points, residuals, gain, scale, weights)
    residual = addUp(points, residuals, weights, gain, halfX, halfY, half, hessian, step)
    addPrior(hessian, step, warp, home, gain, bias, scale, halfX, halfY, half)
    if (round === rounds) break
    const factors = packed(hessian, n)
    if (!solvePositive(factors, step, n)) break
    const [x = 0, y = 0, a = 0, b = 0, ofGain = 0, ofBias = 0, turn = 0] = step
    warp = {
      shiftX: warp.shiftX - x,
      shiftY: warp.shiftY - y,
      scaleX: warp.scaleX - a / halfX,
      scaleY: warp.scaleY - b / halfY,
      rotation: rotates ? warp.rotation - turn / half : warp.rotation,
    }
    gain = Math.min(4, Math.max(0.1, gain - ofGain / 128))
    bias -= ofBias
    const moved = Math.max(Math.abs(x), Math.abs(y), Math.abs(a), Math.abs(b))
    if (moved < restless * candidate.step) rounds = round + 1
  }
  const [x = 0, y = 0, a = 0, b = 0, ofGain = 0, , turn = 0] = variancesOf(packed(hessian, n), n)
  return {
    warp,
    gain,
    bias,
    residual,
    spread: Math.sqrt(Math.max(x + a, y + b)),
    turnSpread: Math.sqrt(turn) / half,
    gainSpread: Math.sqrt(ofGain) / 128,
  }
}

function computeResiduals(
  { count, u, v, luma }: Points,
  { plane: { width, height, data }, step, middleX, middleY }: Level,
  { shiftX, shiftY, scaleX, scaleY, rotation }: Warp,
  gain: number,
  bias: number,
  residuals: Float32Array,
): void {
  const part = 1 / step
  for (let i = 0; i < count; i++) {
    const x = u[i] as number
    const y = v[i] as number
    const atX = (middleX + shiftX + scaleX * x - rotation * y) * part - 0.5
    const atY = (middleY + shiftY + scaleY * y + rotation * x) * part - 0.5
    const there = sampleCubic(data, width, height, atX, atY)
    residuals[i] = there === noSample ? Number.NaN : there - gain * (luma[i] as number) - bias
  }
}

/** Steps of the histogram that the median is read from: 1/8 of luma, up to 64. */
const binsPerLuma = 8
const bins = 512

/** Gives 2.385 standard deviations by the median, where Cauchy's weight falls to a half; at least one of luma. */
function robustScale({ count, weight }: Points, residuals: Float32Array): number {
  const histogram = new Float64Array(bins)
  let all = 0
  for (let i = 0; i < count; i++) {
    const residual = residuals[i] as number
    if (Number.isNaN(residual)) continue
    const bin = Math.min(bins - 1, Math.floor(Math.abs(residual) * binsPerLuma))
    histogram[bin] = (histogram[bin] as number) + (weight[i] as number)
    all += weight[i] as number
  }
  let sum = 0
  let bin = 0
  while (bin < bins - 1 && sum < all / 2) sum += histogram[bin++] as number
  return Math.max(1, (bin / binsPerLuma) * 1.4826 * 2.385)
}

/** How far answers bend within a block beside any shift and scale, in values of the finest level: a usual deviation. */
const bend = 0.3

/**
 * Gives each point's weight: Cauchy's by its residual, and less where its block would know its place better than answers
 * lie in their place at all, so that a few steep blocks don't outvote all others.
 */
function weigh(
  { count, slopeX, slopeY, weight, block }: Points,
  residuals: Float32Array,
  gain: number,
  scale: number,
  weights: Float32Array,
): void {
  const known = new Float64Array(blocks * blocks)
  for (let i = 0; i < count; i++) {
    const r = residuals[i] as number
    const ratio = r / scale
    const w = Number.isNaN(r) ? 0 : (weight[i] as number) / (1 + ratio * ratio)
    const x = slopeX[i] as number
    const y = slopeY[i] as number
    const at = block[i] as number
    weights[i] = w
    known[at] = (known[at] as number) + w * (x * x + y * y)
  }
  const deviation = scale / 2.385
  const bendAsKnown = ((bend * gain) / deviation) ** 2 / (2 * sharedErrors)
  for (let i = 0; i < count; i++) {
    weights[i] = (weights[i] as number) / (1 + (known[block[i] as number] as number) * bendAsKnown)
  }
}

/** Adds the points' equations up; gives the weighted root mean square of their residuals. */
function addUp(
  { count, u, v, luma, slopeX, slopeY }: Points,
  residuals: Float32Array,
  pointWeights: Float32Array,
  gain: number,
  halfX: number,
  halfY: number,
  half: number,
  hessian: Float64Array,
  right: Float64Array,
): number {
  hessian.fill(0)
  right.fill(0)
  const j = new Float64Array(parameters)
  let squares = 0
  let weights = 0
  for (let i = 0; i < count; i++) {
    const w = pointWeights[i] as number
    if (w === 0) continue
    const r = residuals[i] as number
    const x = (u[i] as number) / halfX
    const y = (v[i] as number) / halfY
    const gx = gain * (slopeX[i] as number)
    const gy = gain * (slopeY[i] as number)
    j[0] = gx
    j[1] = gy
    j[2] = gx * x
    j[3] = gy * y
    j[4] = -(luma[i] as number) / 128
    j[5] = -1
    j[6] = (gy * (u[i] as number) - gx * (v[i] as number)) / half
    for (let row = 0; row < parameters; row++) {
      const value = w * (j[row] as number)
      right[row] = (right[row] as number) + value * r
      for (let column = 0; column <= row; column++) {
        const at = row * parameters + column
        hessian[at] = (hessian[at] as number) + value * (j[column] as number)
      }
    }
    squares += w * r * r
    weights += w
  }
  return weights > 0 ? Math.sqrt(squares / weights) : 0
}

/** Scales the equations to whole observations and adds what is known beforehand. */
function addPrior(
  hessian: Float64Array,
  right: Float64Array,
  warp: Warp,
  home: Warp,
  gain: number,
  bias: number,
  scale: number,
  halfX: number,
  halfY: number,
  half: number,
): void {
  const deviation = scale / 2.385
  const information = 1 / (deviation * deviation * sharedErrors)
  for (let i = 0; i < hessian.length; i++) hessian[i] = (hessian[i] as number) * information
  for (let i = 0; i < parameters; i++) right[i] = (right[i] as number) * information
  const known = [
    [warp.shiftX - home.shiftX, usualShift * halfX],
    [warp.shiftY - home.shiftY, usualShift * halfY],
    [(warp.scaleX - home.scaleX) * halfX, usualScale * halfX],
    [(warp.scaleY - home.scaleY) * halfY, usualScale * halfY],
    [(gain - 1) * 128, 64],
    [bias, 64],
    [(warp.rotation - home.rotation) * half, usualTurn * half],
  ] as const
  for (const [i, [off, usual]] of known.entries()) {
    const certainty = 1 / (usual * usual)
    const at = i * parameters + i
    hessian[at] = (hessian[at] as number) + certainty
    right[i] = (right[i] as number) + certainty * off
  }
}

/** The first n rows and columns on their own. */
function packed(hessian: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n * n)
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      result[row * n + column] = hessian[row * parameters + column] as number
    }
  }
  return result
}

/** What each parameter may be off by, squared: the diagonal of the inverse. */
function variancesOf(hessian: Float64Array, n: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    const unit = new Float64Array(n)
    unit[i] = 1
    return solvePositive(hessian.slice(), unit, n) ? (unit[i] as number) : Infinity
  })
}
