import { inRows } from '../../../image/in-runs.ts'
import { blurPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import { squaredDistances } from '../../../mask/distance.ts'
import type { Steps } from '../../../steps.ts'
import type { Differences } from './differences.ts'
import { filledField } from './filled-field.ts'
import { placesOf, sampleRow } from './sample-row.ts'

/** Squares along the side of a tile that has one colour cast. */
const tileSide = 16

/** Differences beyond this, in ΔE, hardly count as cast. */
const usualCast = 2.5

/**
 * Takes a slowly varying colour cast off the differences: what is seen around where change is allowed, carried smoothly
 * into it.
 *
 * The membrane does the same to the picture afterwards, so this is no change. How well a cast can be foretold inside is
 * seen only where it was not looked at: so also outside, every block as large as the inside is foretold from the
 * others (cross-validation), and what is left there tells what is usual.
 *
 * @param known 1 where nothing should have changed; what did all the same hardly counts.
 */
export function* takeOffCast(differences: Differences, known: Uint8Array): Steps<void> {
  const { width, height, steepness } = differences
  const size = { width: Math.ceil(width / tileSide), height: Math.ceil(height / tileSide) }
  const setOf = yield* blocksOf(known, differences, size)
  const places = placesOf(width, tileSide, size.width)
  const casts = [0, 1, 2].map(() => new Float32Array(width))
  for (const plane of [differences.l, differences.a, differences.b]) {
    const sums = createPlane(size)
    const weights = createPlane(size)
    yield* inRows(width, height, (y) => {
      addRow(plane, steepness, known, width, y, tileSide, size.width, sums.data, weights.data)
    })
    const fields: Plane[] = []
    for (const set of [0, 1, 2]) {
      const field = filledField(without(sums, setOf, set), without(weights, setOf, set))
      fields.push(yield* blurPlane(field, 1))
    }
    yield* inRows(width, height, (y) => {
      for (let set = 0; set < 3; set++) {
        sampleRow(fields[set] as Plane, y, tileSide, places, casts[set] as Float32Array)
      }
      takeOffRow(plane, casts, setOf, width, y, Math.floor(y / tileSide) * size.width)
    })
  }
}

/**
 * Gives every tile a set: 0 where change is allowed, and else 1 or 2, in blocks like a chessboard.
 *
 * A tile's cast is foretold from all tiles that are not of its own set.
 */
function* blocksOf(
  known: Uint8Array,
  { width, height }: Differences,
  size: { readonly width: number; readonly height: number },
): Steps<Uint8Array> {
  const allowed = new Uint8Array(size.width * size.height)
  yield* inRows(width, height, (y) => {
    const at = Math.floor(y / tileSide) * size.width
    for (let x = 0; x < width; x++) {
      if (known[y * width + x] === 0) allowed[at + Math.floor(x / tileSide)] = 1
    }
  })
  const depths = yield* squaredDistances(
    allowed.map((value) => 1 - value),
    size.width,
    size.height,
  )
  let deepest = 1
  for (let i = 0; i < depths.length; i++) {
    if (allowed[i] === 1) deepest = Math.max(deepest, Math.sqrt(depths[i] as number))
  }
  const block = Math.max(1, Math.round(1.2 * Math.min(deepest, Math.max(size.width, size.height))))
  return allowed.map((value, i) => {
    if (value === 1) return 0
    const column = Math.floor((i % size.width) / block)
    const row = Math.floor(Math.floor(i / size.width) / block)
    return 1 + ((column + row) % 2)
  })
}

function without(plane: Plane, setOf: Uint8Array, set: number): Plane {
  return createPlane(
    plane,
    plane.data.map((value, i) => (set !== 0 && setOf[i] === set ? 0 : value)),
  )
}

function addRow(
  difference: Float32Array,
  steepness: Float32Array,
  known: Uint8Array,
  width: number,
  y: number,
  side: number,
  columns: number,
  sums: Float32Array,
  weights: Float32Array,
): void {
  const at = Math.floor(y / side) * columns
  for (let x = 0; x < width; x++) {
    const i = y * width + x
    if (known[i] === 0) continue
    const tile = at + Math.floor(x / side)
    const d = difference[i] as number
    const steep = steepness[i] as number
    const rest = d / usualCast
    const weight = 1 / ((1 + rest * rest) * (1 + steep * steep))
    sums[tile] = (sums[tile] as number) + weight * d
    weights[tile] = (weights[tile] as number) + weight
  }
}

function takeOffRow(
  difference: Float32Array,
  casts: readonly Float32Array[],
  setOf: Uint8Array,
  width: number,
  y: number,
  at: number,
): void {
  for (let x = 0; x < width; x++) {
    const set = setOf[at + Math.floor(x / tileSide)] as number
    const i = y * width + x
    difference[i] = (difference[i] as number) - ((casts[set] as Float32Array)[x] as number)
  }
}
