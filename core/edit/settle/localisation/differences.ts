import { type LabPlanes, labPlanes, sideFor } from '../../../image/color/lab-planes.ts'
import { inRows, inRuns } from '../../../image/in-runs.ts'
import { isOpaqueInSteps, maxWord, type Picture } from '../../../image/picture.ts'
import { meanPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane } from '../../../image/plane/plane.ts'
import type { Size } from '../../../image/rect.ts'
import type { Mask } from '../../../mask/mask.ts'
import { reducedMask } from '../../../mask/reduce-mask.ts'
import type { Steps } from '../../../steps.ts'

/** Most squares that two pictures are compared in: enough for a thin stroke, few enough for a slow machine. */
const mostSquares = 400_000

/** Crops of more pixels are compared in squares of at least two by two: single pixels are mostly noise. */
const fewPixels = 40_000

/** Two pictures compared square by square, in CIE Lab. */
export interface Differences extends Size {
  /** Source pixels along the side of a square. */
  readonly side: number
  /** The parent's colours. */
  readonly parent: LabPlanes
  /** Candidate minus parent; what was explained as drift is taken off in place. */
  readonly l: Float32Array
  readonly a: Float32Array
  readonly b: Float32Array
  /** How steep the parent's lightness is around a square, in L per square. */
  readonly steepness: Float32Array
  /** 1 where change is allowed on any pixel of the square. */
  readonly inside: Uint8Array
}

/**
 * Compares a candidate with its parent, on squares no finer than the candidate's own pixels.
 *
 * @param density Candidate pixels per source pixel along an edge.
 */
export function* compareInLab(
  parent: Picture,
  candidate: Picture,
  allowed: Mask,
  density: number,
): Steps<Differences> {
  const least = parent.width * parent.height > fewPixels ? 2 : 1
  const side = Math.max(sideFor(parent, mostSquares), Math.floor(1 / density + 0.25), least)
  const before = yield* labPlanes(parent, side)
  const after = yield* labPlanes(candidate, side)
  const { width, height } = before
  yield* inRuns(width * height, (from, to) => {
    subtract(after.l, before.l, from, to)
    subtract(after.a, before.a, from, to)
    subtract(after.b, before.b, from, to)
  })
  const { l, a, b } = after
  yield* addAlpha(parent, candidate, side, l)
  const steepness = yield* steepnessOf(before)
  const inside = yield* reducedMask(allowed, side)
  return { width, height, side, parent: before, l, a, b, steepness, inside }
}

/** What another opacity counts, in ΔE: from nothing to all is as much as from black to white. */
const opacityRange = 100

/** Adds to the differences by how much opacity differs; nothing where both pictures are as opaque. */
function* addAlpha(
  parent: Picture,
  candidate: Picture,
  side: number,
  differences: Float32Array,
): Steps<void> {
  if ((yield* isOpaqueInSteps(parent)) && (yield* isOpaqueInSteps(candidate))) return
  const { width } = parent
  const columns = Math.ceil(width / side)
  const unit = opacityRange / side / side
  const before = unit / maxWord(parent.depth)
  const after = unit / maxWord(candidate.depth)
  yield* inRows(width, parent.height, (y) => {
    const at = Math.floor(y / side) * columns
    for (let x = 0, pos = y * width * 4 + 3; x < width; x++, pos += 4) {
      const lost = Math.abs(
        (candidate.data[pos] as number) * after - (parent.data[pos] as number) * before,
      )
      if (lost < 1e-9) continue
      const square = at + Math.floor(x / side)
      differences[square] = (differences[square] as number) + lost
    }
  })
}

function subtract(from: Float32Array, what: Float32Array, start: number, end: number): void {
  for (let i = start; i < end; i++) from[i] = (from[i] as number) - (what[i] as number)
}

function* steepnessOf({ width, height, l }: LabPlanes): Steps<Float32Array> {
  const raw = createPlane({ width, height })
  yield* inRows(width, height, (y) => steepnessOfRow(l, width, height, y, raw.data))
  return (yield* meanPlane(raw, 1, raw)).data
}

function steepnessOfRow(
  l: Float32Array,
  width: number,
  height: number,
  y: number,
  to: Float32Array,
): void {
  const above = Math.max(0, y - 1) * width
  const below = Math.min(height - 1, y + 1) * width
  const row = y * width
  for (let x = 0; x < width; x++) {
    const left = x > 0 ? x - 1 : x
    const right = x < width - 1 ? x + 1 : x
    const dx = (l[row + right] as number) - (l[row + left] as number)
    const dy = (l[below + x] as number) - (l[above + x] as number)
    to[row + x] = Math.sqrt(dx * dx + dy * dy) / 2
  }
}
