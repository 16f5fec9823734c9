import { inRows, inRuns } from '../image/in-runs.ts'
import { intersectRects, type Rect, type Size } from '../image/rect.ts'
import { uniteMasks } from '../mask/combine.ts'
import { connectedParts } from '../mask/connected-parts.ts'
import { cropMask } from '../mask/crop-mask.ts'
import { squaredDistances } from '../mask/distance.ts'
import { createMask, type Mask } from '../mask/mask.ts'
import { maskBoundsInSteps } from '../mask/mask-bounds.ts'
import { reducedMask } from '../mask/reduce-mask.ts'
import type { Steps } from '../steps.ts'
import type { ChangeMap } from './settle/settle.ts'

/** Changed squares that are closer than twice this, in source pixels, belong together; a region reaches half as far around. */
const closePx = 12

/** A changed part of fewer source pixels is a speck. */
const speckPx = 800

/** Least share of a picture that is worth a region, and most. */
const leastShare = 0.0005
const mostShare = 0.8

/**
 * Gives the region that an edit really needed, to propose it for asking again: what changed, with its shadows and
 * reflections, in source pixels.
 *
 * Changed parts are joined across narrow gaps, holes are closed, specks left out, and the rest is grown a little. With a
 * region the result is that region, united with the parts that go on beyond it.
 *
 * @param crop Where the change map lies, in source pixels.
 * @returns null when next to nothing changed, or so much (over 80 %) that a region would say nothing.
 */
export function* changedRegion(
  change: ChangeMap,
  crop: Rect,
  region: Mask | null,
): Steps<Mask | null> {
  const { columns, rows, side } = change
  const size = { width: columns, height: rows }
  const inside = region && (yield* reducedMask(cropMask(region, crop), side))
  const marked = yield* partsToKeep(change, inside)
  const closed = yield* fillHoles(yield* closeGaps(marked, size, closePx / side), size)
  const share = closed.reduce((sum, value) => sum + value, 0) / closed.length
  if (share < leastShare || share > mostShare) return null
  const grown = yield* within(closed, size, Math.max(1, closePx / 2 / side))
  const drawn = yield* drawSquares(grown, change, crop)
  return drawn && region ? uniteMasks(region, drawn) : drawn
}

/** Marks with 1 the parts that surely changed and are no specks; with a region, those that reach into it. */
function* partsToKeep(
  { changed, columns, rows, side }: ChangeMap,
  inside: Uint8Array | null,
): Steps<Uint8Array> {
  const { labels, count } = yield* connectedParts(changed, columns, rows)
  const surest = new Uint8Array(count + 1)
  const squares = new Uint32Array(count + 1)
  const within = new Uint32Array(count + 1)
  yield* inRuns(labels.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const label = labels[i] as number
      squares[label] = (squares[label] as number) + 1
      surest[label] = Math.max(surest[label] as number, changed[i] as number)
      if (inside?.[i] === 1) within[label] = (within[label] as number) + 1
    }
  })
  const least = speckPx / (side * side)
  return Uint8Array.from(labels, (label) =>
    label !== 0 &&
    (squares[label] as number) >= least &&
    surest[label] === 255 &&
    (inside === null || (within[label] as number) > 0)
      ? 1
      : 0,
  )
}

/** Joins parts across narrow gaps: grows them, and takes the growth back where it joined nothing. */
function* closeGaps(marked: Uint8Array, size: Size, by: number): Steps<Uint8Array> {
  const grown = yield* within(marked, size, by)
  const rest = yield* within(
    grown.map((value) => 1 - value),
    size,
    by,
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

/** Marks every square that lies within a distance of a marked one, centre to centre. */
function* within(marked: Uint8Array, { width, height }: Size, by: number): Steps<Uint8Array> {
  const squared = yield* squaredDistances(marked, width, height)
  const reach = (by + 0.5) * (by + 0.5)
  return marked.map((_, i) => ((squared[i] as number) <= reach ? 1 : 0))
}

/** Draws marked squares in source pixels, over no more than they cover. */
function* drawSquares(
  marked: Uint8Array,
  { columns, rows, side }: ChangeMap,
  crop: Rect,
): Steps<Mask | null> {
  const bounds = yield* maskBoundsInSteps(
    createMask({ x: 0, y: 0, width: columns, height: rows }, marked),
  )
  const rect = bounds && intersectRects(scaled(bounds, side), { ...crop, x: 0, y: 0 })
  if (!rect) return null
  const mask = createMask({ ...rect, x: crop.x + rect.x, y: crop.y + rect.y })
  yield* inRows(rect.width, rect.height, (y) => {
    const row = Math.floor((rect.y + y) / side) * columns
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
