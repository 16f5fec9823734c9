import { inRows } from '../../../image/in-runs.ts'
import { blurPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'
import type { Differences } from './differences.ts'

/** Squares along the side of a tile that has one colour cast. */
const tileSide = 16

/** Differences beyond this, in ΔE, hardly count as cast. */
const usualCast = 2.5

/** How many squares' worth the wider surroundings count in a tile. */
const surroundings = 40

/**
 * Takes a slowly varying colour cast off the differences: what is seen around where change is allowed, carried smoothly
 * into it.
 *
 * The membrane does the same to the picture afterwards, so this is no change. Filled by pull and push over a pyramid of
 * weighted means (Gortler and others, "The Lumigraph", 1996).
 *
 * @param known 1 where nothing should have changed; what did all the same hardly counts.
 */
export function* takeOffCast(differences: Differences, known: Uint8Array): Steps<void> {
  const { width, height, steepness } = differences
  const size: Size = { width: Math.ceil(width / tileSide), height: Math.ceil(height / tileSide) }
  for (const plane of [differences.l, differences.a, differences.b]) {
    let cast = createPlane(size)
    for (let round = 0; round < 2; round++) {
      const sums = createPlane(size)
      const weights = createPlane(size)
      yield* inRows(width, height, (y) => {
        addRow(plane, cast, steepness, known, width, y, sums.data, weights.data)
      })
      cast = yield* blurPlane(filled(sums, weights), 1)
    }
    yield* inRows(width, height, (y) => takeOffRow(plane, cast, width, y))
  }
}

function addRow(
  difference: Float32Array,
  cast: Plane,
  steepness: Float32Array,
  known: Uint8Array,
  width: number,
  y: number,
  sums: Float32Array,
  weights: Float32Array,
): void {
  const at = Math.floor(y / tileSide) * cast.width
  for (let x = 0; x < width; x++) {
    const i = y * width + x
    if (known[i] === 0) continue
    const tile = at + Math.floor(x / tileSide)
    const d = difference[i] as number
    const steep = steepness[i] as number
    const rest = (d - (cast.data[tile] as number)) / usualCast
    const weight = 1 / ((1 + rest * rest) * (1 + steep * steep))
    sums[tile] = (sums[tile] as number) + weight * d
    weights[tile] = (weights[tile] as number) + weight
  }
}

/** Gives weighted means, each leaning on those of the four times larger tile around it as far as it lacks weight. */
function filled(sums: Plane, weights: Plane): Plane {
  const { width, height } = sums
  const result = createPlane(sums)
  if (width === 1 && height === 1) {
    const weight = weights.data[0] as number
    result.data[0] = weight > 0 ? (sums.data[0] as number) / weight : 0
    return result
  }
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
  const wider = { sums: createPlane(half), weights: createPlane(half) }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const to = (y >> 1) * half.width + (x >> 1)
      wider.sums.data[to] = (wider.sums.data[to] as number) + (sums.data[i] as number)
      wider.weights.data[to] = (wider.weights.data[to] as number) + (weights.data[i] as number)
    }
  }
  const around = filled(wider.sums, wider.weights)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const mean = sampled(around, (x - 0.5) / 2, (y - 0.5) / 2)
      const weight = weights.data[i] as number
      result.data[i] = ((sums.data[i] as number) + surroundings * mean) / (weight + surroundings)
    }
  }
  return result
}

/** Gives a plane's value between its pixels' middles; beyond the border the border's values go on. */
function sampled({ width, height, data }: Plane, x: number, y: number): number {
  const placeX = Math.min(Math.max(x, 0), width - 1)
  const placeY = Math.min(Math.max(y, 0), height - 1)
  const left = Math.floor(placeX)
  const top = Math.floor(placeY)
  const right = Math.min(left + 1, width - 1)
  const bottom = Math.min(top + 1, height - 1)
  const partX = placeX - left
  const a = data[top * width + left] as number
  const b = data[top * width + right] as number
  const c = data[bottom * width + left] as number
  const d = data[bottom * width + right] as number
  const upper = a + (b - a) * partX
  return upper + (c + (d - c) * partX - upper) * (placeY - top)
}

function takeOffRow(difference: Float32Array, cast: Plane, width: number, y: number): void {
  const placeY = (y + 0.5) / tileSide - 0.5
  for (let x = 0; x < width; x++) {
    const i = y * width + x
    difference[i] = (difference[i] as number) - sampled(cast, (x + 0.5) / tileSide - 0.5, placeY)
  }
}
