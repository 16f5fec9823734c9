import { inRows } from '../../../image/in-runs.ts'
import { meanPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Size } from '../../../image/rect.ts'
import { createMask, type Mask } from '../../../mask/mask.ts'
import type { Steps } from '../../../steps.ts'
import { cellKinds, type DetailCells } from './detail-cells.ts'
import { type AffineModels, blockSide, modelSize } from './local-affine.ts'

/** What was found out about the cells that an answer shows. */
export interface FoundDetail {
  readonly models: AffineModels
  readonly rest: readonly [Plane, Plane, Plane]
  readonly gate: Plane
  /** Whether curves were found that tell the whole of the look. */
  readonly isLook: boolean
}

/** From this mean gate on the models tell what the answer would have shown. */
const told = 0.5

/** Cells on either side over which the gate is averaged: what misses by chance must not leave a hole in the strip. */
const averaged = 8

/**
 * Lets models go on, in place, over the strip that an answer does not show, because it came shifted or narrower.
 *
 * A look that ends before the picture's border is a frame around it. Where the answer is an affine function of the parent
 * next to the strip, that function of the parent's own pixels is what the answer would have shown there: each cell of
 * the strip takes what the nearest cell that is shown has. Where it is something new, nothing is known of the strip,
 * unless all of the picture has one look.
 *
 * @param coverage Where the answer shows something.
 * @param goal The same without the strip cut off.
 * @returns The coverage, with those parts of the strip that are now told; `goal` itself when that is all of it.
 */
export function* reachBorder(
  cells: DetailCells,
  { models, rest, gate, isLook }: FoundDetail,
  coverage: Mask,
  goal: Mask,
): Steps<Mask> {
  if (coverage === goal) return coverage
  const nearest = nearestKnown(
    cells.kind.map((kind) => Number(kind === cellKinds.open)),
    cells,
  )
  if (!nearest) return coverage
  yield
  const blocks = nearestKnown(knownBlocks(cells, models), models)
  if (blocks) copyBlocks(models.data, blocks)
  for (let i = 0; i < nearest.length; i++) {
    if (cells.kind[i] !== cellKinds.none) continue
    const from = nearest[i] as number
    gate.data[i] = gate.data[from] as number
    for (const plane of rest) plane.data[i] = plane.data[from] as number
  }
  const means = isLook
    ? createPlane(gate, new Float32Array(nearest.length).fill(1))
    : yield* meanPlane(gate, averaged)
  for (let i = 0; i < nearest.length; i++) {
    if (cells.kind[i] === cellKinds.none) gate.data[i] = (means.data[i] as number) >= told ? 1 : 0
  }
  return yield* reached(cells, means, coverage, goal)
}

/** Marks the blocks in which there is a cell to learn from. */
function knownBlocks({ width, kind }: DetailCells, models: AffineModels): Uint8Array {
  const known = new Uint8Array(models.width * models.height)
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] !== cellKinds.open) continue
    const row = Math.floor(Math.floor(i / width) / blockSide)
    known[row * models.width + Math.floor((i % width) / blockSide)] = 1
  }
  return known
}

function copyBlocks(data: Float32Array, nearest: Int32Array): void {
  for (let i = 0; i < nearest.length; i++) {
    const from = (nearest[i] as number) * modelSize
    if (nearest[i] !== i) data.copyWithin(i * modelSize, from, from + modelSize)
  }
}

/** Gives for every place a known one that is about the nearest, itself when it is known; null where nothing is. */
function nearestKnown(known: Uint8Array, { width, height }: Size): Int32Array | null {
  const nearest = new Int32Array(known.length)
  const ways = new Float32Array(known.length).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < known.length; i++) {
    nearest[i] = i
    if (known[i] === 1) ways[i] = 0
  }
  const take = (i: number, from: number) => {
    const way = (ways[from] as number) + 1
    if (way >= (ways[i] as number)) return
    ways[i] = way
    nearest[i] = nearest[from] as number
  }
  for (let i = 0; i < known.length; i++) {
    if (i % width > 0) take(i, i - 1)
    if (i >= width) take(i, i - width)
  }
  for (let i = known.length - 1; i >= 0; i--) {
    if (i % width < width - 1) take(i, i + 1)
    if (i < width * (height - 1)) take(i, i + width)
  }
  return ways[0] === Number.POSITIVE_INFINITY ? null : nearest
}

function* reached(
  { side, width: columns }: DetailCells,
  means: Plane,
  coverage: Mask,
  goal: Mask,
): Steps<Mask> {
  const { width, height } = coverage.rect
  const result = createMask(coverage.rect, coverage.data.slice())
  let isWhole = true
  yield* inRows(width, height, (y) => {
    const row = Math.floor(y / side) * columns
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (result.data[i] !== 0 || goal.data[i] === 0) continue
      if ((means.data[row + Math.floor(x / side)] as number) >= told) {
        result.data[i] = goal.data[i] as number
      } else {
        isWhole = false
      }
    }
  })
  return isWhole ? goal : result
}
