import { inRows } from '../image/in-runs.ts'
import type { Picture } from '../image/picture.ts'
import { intersectRects, type Rect, type Size } from '../image/rect.ts'
import { connectedParts } from '../mask/connected-parts.ts'
import { squaredDistances } from '../mask/distance.ts'
import { createMask, type Mask } from '../mask/mask.ts'
import { maskBoundsInSteps } from '../mask/mask-bounds.ts'
import type { Steps } from '../steps.ts'
import { type CellDifferences, compareCells } from './changed-cells.ts'

/** The share of cells that is taken to be unchanged: more than the rest is no part of a picture any more. */
const calmShare = 0.2

/** How far above the calm cells a cell's score must lie to count as changed, and where a changed part may go on. */
const clearFactor = 5
const faintFactor = 2.5

/** Scores below these are noise, however calm the rest is; calm cells above the last one say that all has changed. */
const clearScore = 2.5
const faintScore = 1.4
const noisyScore = 1.5

/** A changed part of fewer cells is a speck. */
const speckCells = 6

/** Cells that the changed parts are grown by on every side: gaps as wide as twice that are closed. */
const closeCells = 2
const growCells = 1

/** Least share of a picture that is worth a region, and most. */
const leastShare = 0.0005
const mostShare = 0.8

/**
 * Finds where an answer to a whole picture really differs from its parent, as a region to propose.
 *
 * Models paint the whole picture again, and files are compressed again: nearly every pixel differs a little. So cells
 * are compared instead of pixels ({@link compareCells}), and the threshold comes from the differences themselves: the
 * calmest fifth of the cells tells what noise does in this picture. A part counts where it is clearly changed
 * somewhere, and then as far as it is faintly so; specks are left out, holes closed, and the rest is grown by a cell. A
 * change as thin as a cell (a wire that is gone) can't be told from what resampling does along edges, and is left out.
 *
 * @param at Where both pictures lie, in source pixels; so does the region, which is hard.
 * @param density Pixels of the answer per pixel of the picture: a coarse answer lacks detail everywhere.
 * @returns null when next to nothing changed, or so much (over 80 %) that a region would say nothing.
 * @throws TypeError when sizes or depths differ.
 */
export function* changedRegion(
  parent: Picture,
  color: Picture,
  at: { readonly x: number; readonly y: number },
  density = 1,
): Steps<Mask | null> {
  if (
    parent.width !== color.width ||
    parent.height !== color.height ||
    parent.depth !== color.depth
  ) {
    throw new TypeError(
      `Expected a picture of ${parent.width}×${parent.height} at ${parent.depth} bits but received ${color.width}×${color.height} at ${color.depth} bits`,
    )
  }
  const cells = yield* smoothed(yield* compareCells(parent, color, density))
  const calm = quantile(cells.scores, calmShare)
  if (calm > noisyScore) return null
  const faint = Math.max(faintScore, calm * faintFactor)
  const clear = Math.max(clearScore, calm * clearFactor)
  const seen = yield* keepClearParts(cells, faint, clear)
  const closed = yield* fillHoles(yield* closeGaps(seen, cells), cells)
  const share = closed.reduce((sum, value) => sum + value, 0) / closed.length
  if (share < leastShare || share > mostShare) return null
  const grown = yield* within(closed, cells, growCells)
  return yield* drawCells(grown, cells, parent, at)
}

/** Gives every cell the median of its three by three neighbours: what is thin, as noise along edges is, goes. */
function* smoothed(cells: CellDifferences): Steps<CellDifferences> {
  const { width, height } = cells
  const scores = new Float32Array(cells.scores.length)
  const near = new Float32Array(9)
  yield* inRows(width * near.length, height, (y) => {
    for (let x = 0; x < width; x++) {
      for (let i = 0; i < near.length; i++) {
        const column = Math.min(width - 1, Math.max(0, x + (i % 3) - 1))
        const row = Math.min(height - 1, Math.max(0, y + Math.floor(i / 3) - 1))
        near[i] = cells.scores[row * width + column] as number
      }
      scores[y * width + x] = near.sort()[4] as number
    }
  })
  return { ...cells, scores }
}

/** Gives the score that a share of the cells does not exceed. */
function quantile(scores: Float32Array, share: number): number {
  const sorted = scores.slice().sort()
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0
}

/** Marks with 1 the parts that are faintly changed all over and clearly changed somewhere, but are no specks. */
function* keepClearParts(
  { width, height, scores }: CellDifferences,
  faint: number,
  clear: number,
): Steps<Uint8Array> {
  const marked = Uint8Array.from(scores, (score) => (score > faint ? 1 : 0))
  const { labels, count } = yield* connectedParts(marked, width, height)
  const clearCells = new Uint32Array(count + 1)
  for (let i = 0; i < labels.length; i++) {
    if ((scores[i] as number) > clear) bump(clearCells, labels[i] as number)
  }
  return marked.map((_, i) =>
    labels[i] !== 0 && (clearCells[labels[i] as number] as number) >= speckCells ? 1 : 0,
  )
}

function bump(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1
}

/** Joins parts across narrow gaps: grows them, and takes the growth back where it joined nothing. */
function* closeGaps(marked: Uint8Array, size: Size): Steps<Uint8Array> {
  const grown = yield* within(marked, size, closeCells)
  const rest = yield* within(
    grown.map((value) => 1 - value),
    size,
    closeCells,
  )
  return marked.map((value, i) => (value === 1 || rest[i] === 0 ? 1 : 0))
}

/** Marks what a part encloses: unmarked parts that do not reach the border. */
function* fillHoles(marked: Uint8Array, { width, height }: Size): Steps<Uint8Array> {
  const empty = marked.map((value) => 1 - value)
  const { labels, count } = yield* connectedParts(empty, width, height)
  const isOutside = new Uint8Array(count + 1)
  for (let x = 0; x < width; x++) {
    isOutside[labels[x] as number] = 1
    isOutside[labels[(height - 1) * width + x] as number] = 1
  }
  for (let y = 0; y < height; y++) {
    isOutside[labels[y * width] as number] = 1
    isOutside[labels[(y + 1) * width - 1] as number] = 1
  }
  return marked.map((value, i) => (value === 1 || isOutside[labels[i] as number] === 0 ? 1 : 0))
}

/** Marks every cell that lies within a distance of a marked one, centre to centre. */
function* within(marked: Uint8Array, { width, height }: Size, by: number): Steps<Uint8Array> {
  const squared = yield* squaredDistances(marked, width, height)
  const reach = (by + 0.5) * (by + 0.5)
  return marked.map((_, i) => ((squared[i] as number) <= reach ? 1 : 0))
}

/** Draws marked cells in source pixels, over no more than they cover. */
function* drawCells(
  marked: Uint8Array,
  { width, height, side }: CellDifferences,
  picture: Size,
  at: { readonly x: number; readonly y: number },
): Steps<Mask | null> {
  const cellRect = yield* maskBoundsInSteps(createMask({ x: 0, y: 0, width, height }, marked))
  const rect =
    cellRect && intersectRects(scaled(cellRect, side), { x: 0, y: 0, ...sizeOf(picture) })
  if (!rect) return null
  const mask = createMask({ ...rect, x: at.x + rect.x, y: at.y + rect.y })
  yield* inRows(rect.width, rect.height, (y) => {
    const row = Math.floor((rect.y + y) / side) * width
    for (let x = 0; x < rect.width; x++) {
      const isMarked = marked[row + Math.floor((rect.x + x) / side)] === 1
      if (isMarked) mask.data[y * rect.width + x] = 255
    }
  })
  return mask
}

function scaled({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x * by, y: y * by, width: width * by, height: height * by }
}

function sizeOf({ width, height }: Size): Size {
  return { width, height }
}
