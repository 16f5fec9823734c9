import { inRuns } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import { cellKinds, type DetailCells } from './detail-cells.ts'

/** A curve for each channel: what every 4th level (0, 4, … 256) becomes, 0..255, never falling. */
export type LookCurves = readonly [Float64Array, Float64Array, Float64Array]

const knots = 65
const levelsPerKnot = 4

/**
 * Curves are taken when they leave at most this share of the median squared difference: what is almost a look is better
 * told window by window, because a wrong curve flattens detail.
 */
const worthwhile = 0.05

/** Fewer cells tell nothing about a whole look. */
const leastCells = 64

/** Most cells that are asked. */
const mostSamples = 16_384

const rounds = 3

/**
 * Finds one curve a channel that turns the parent into the candidate wherever that may change, if there is such a look.
 *
 * Means of the candidate over the parent's levels, robustly reweighted by how far each cell lies off, made monotone by
 * pooling adjacent violators (Ayer et al. 1955). Levels that don't occur move along with the nearest that do.
 *
 * @returns Null when no curves explain the candidate much better than leaving everything as it is.
 */
export function* lookCurves(cells: DetailCells): Steps<LookCurves | null> {
  const samples = sampleCells(cells)
  if (samples.length < leastCells) return null
  let misses = squaredMisses(cells, samples, null)
  const before = median(misses)
  if (before < 1) return null
  yield
  let scale = Number.POSITIVE_INFINITY
  let curves: LookCurves | null = null
  for (let round = 0; round < rounds; round++) {
    curves = [
      curveOf(cells, samples, 0, misses, scale),
      curveOf(cells, samples, 1, misses, scale),
      curveOf(cells, samples, 2, misses, scale),
    ]
    misses = squaredMisses(cells, samples, curves)
    scale = Math.max(1, median(misses))
    yield
  }
  return scale < worthwhile * before ? curves : null
}

/** Lays curves over the parent's cells where change is allowed, in place. */
export function* mapCells(cells: DetailCells, curves: LookCurves): Steps<void> {
  yield* inRuns(cells.kind.length, (from, to) => {
    for (let channel = 0; channel < 3; channel++) {
      const plane = cells.parent[channel] as Float32Array
      const curve = curves[channel] as Float64Array
      for (let i = from; i < to; i++) {
        if (cells.kind[i] === cellKinds.open) plane[i] = valueAt(curve, plane[i] as number)
      }
    }
  })
}

/** Gives the curve's value at a level of 0..255. */
export function valueAt(curve: Float64Array, level: number): number {
  const place = Math.min(Math.max(level / levelsPerKnot, 0), knots - 1.001)
  const knot = place | 0
  const low = curve[knot] as number
  return low + ((curve[knot + 1] as number) - low) * (place - knot)
}

/** Gives evenly chosen cells of what may change. */
function sampleCells({ kind }: DetailCells): Int32Array {
  let count = 0
  for (let i = 0; i < kind.length; i++) if (kind[i] === cellKinds.open) count++
  const every = Math.max(1, Math.ceil(count / mostSamples))
  const samples = new Int32Array(Math.ceil(count / every))
  for (let i = 0, seen = 0; i < kind.length; i++) {
    if (kind[i] === cellKinds.open && seen++ % every === 0) samples[(seen - 1) / every] = i
  }
  return samples
}

function squaredMisses(
  { parent, candidate }: DetailCells,
  samples: Int32Array,
  curves: LookCurves | null,
): Float32Array {
  const misses = new Float32Array(samples.length)
  for (let channel = 0; channel < 3; channel++) {
    const from = parent[channel] as Float32Array
    const to = candidate[channel] as Float32Array
    const curve = curves?.[channel]
    for (let k = 0; k < samples.length; k++) {
      const i = samples[k] as number
      const level = from[i] as number
      const off = (to[i] as number) - (curve ? valueAt(curve, level) : level)
      misses[k] = (misses[k] as number) + off * off
    }
  }
  return misses
}

function median(values: Float32Array): number {
  return values.slice().sort()[values.length >> 1] as number
}

function curveOf(
  { parent, candidate, weight }: DetailCells,
  samples: Int32Array,
  channel: number,
  misses: Float32Array,
  scale: number,
): Float64Array {
  const from = parent[channel] as Float32Array
  const to = candidate[channel] as Float32Array
  const weights = new Float64Array(knots)
  const moves = new Float64Array(knots)
  for (let k = 0; k < samples.length; k++) {
    const i = samples[k] as number
    const level = from[i] as number
    const trust = (weight[i] as number) / (1 + (misses[k] as number) / scale) ** 2
    const place = Math.min(Math.max(level / levelsPerKnot, 0), knots - 1.001)
    const knot = place | 0
    const after = trust * (place - knot)
    const move = (to[i] as number) - level
    weights[knot] = (weights[knot] as number) + trust - after
    weights[knot + 1] = (weights[knot + 1] as number) + after
    moves[knot] = (moves[knot] as number) + (trust - after) * move
    moves[knot + 1] = (moves[knot + 1] as number) + after * move
  }
  return monotone(smoothMoves(moves, weights), weights)
}

/** Gives each knot's level after its move, taking some of its neighbours' evidence, and from afar where it has none. */
function smoothMoves(moves: Float64Array, weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const curve = new Float64Array(knots)
  for (let knot = 0; knot < knots; knot++) {
    let weight = 0
    let move = 0
    for (let other = 0; other < knots; other++) {
      const far = Math.abs(other - knot)
      const share = (weights[other] as number) === 0 ? 0 : reach(far)
      weight += share * (weights[other] as number)
      move += share * (moves[other] as number)
    }
    curve[knot] = Math.min(
      255,
      Math.max(0, knot * levelsPerKnot + (total === 0 ? 0 : move / weight)),
    )
  }
  return curve
}

/** How much evidence counts that lies some knots away: next to nothing, but enough where there is no other. */
function reach(far: number): number {
  return far === 0 ? 1 : 0.02 ** far
}

/** Pools neighbours that fall until none does. */
function monotone(curve: Float64Array, weights: Float64Array): Float64Array {
  const pools: { value: number; weight: number; length: number }[] = []
  for (let knot = 0; knot < knots; knot++) {
    let pool = { value: curve[knot] as number, weight: (weights[knot] as number) + 1e-6, length: 1 }
    for (let last = pools.at(-1); last && last.value > pool.value; last = pools.at(-1)) {
      pools.pop()
      const weight = last.weight + pool.weight
      pool = {
        value: (last.value * last.weight + pool.value * pool.weight) / weight,
        weight,
        length: last.length + pool.length,
      }
    }
    pools.push(pool)
  }
  const result = new Float64Array(knots)
  let at = 0
  for (const { value, length } of pools) {
    result.fill(value, at, at + length)
    at += length
  }
  return result
}
