import { inRuns } from '../image/in-runs.ts'
import type { Rect } from '../image/rect.ts'
import type { Steps } from '../steps.ts'
import { connectedParts } from './connected-parts.ts'
import { createMask, type Mask } from './mask.ts'
import { reducedMask } from './reduce-mask.ts'

/** How many cells along the longer edge the parts are measured in: half a percent each. */
const cellsAlong = 200

/** The grids that parts are found in, in cells: the coarser, the farther apart two parts still count as one. */
const coarseness = [1, 2, 4, 8, 16]

/**
 * Gives the bounds of the separate parts of an area, largest part first: at most `most`, by taking parts that lie near
 * each other as one; where there are too many all over the mask, the bounds of all.
 *
 * Bounds lie in the mask's own pixels from its upper left corner, are whole cells of half a percent of its longer edge,
 * and hold every covered pixel. What is covered by less than half is left out, unless nothing is covered more.
 */
export function* partsOfArea(mask: Mask, most: number): Steps<readonly Rect[]> {
  const core = yield* coreOf(mask)
  const { width, height } = core.rect
  const side = Math.max(1, Math.ceil(Math.max(width, height) / cellsAlong))
  const cells = {
    data: yield* reducedMask(core, side),
    width: Math.ceil(width / side),
    height: Math.ceil(height / side),
  }
  let parts: readonly CellRect[] = []
  for (const step of coarseness) {
    parts = yield* partsInGrid(cells, step)
    if (parts.length <= most) break
  }
  if (parts.length > most) parts = [united(parts)]
  return [...parts]
    .sort((a, b) => b.count - a.count)
    .map(({ left, top, right, bottom }) => ({
      x: left * side,
      y: top * side,
      width: Math.min(width, (right + 1) * side) - left * side,
      height: Math.min(height, (bottom + 1) * side) - top * side,
    }))
}

interface Cells {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** Bounds in cells, both ends included, with how many cells are covered. */
interface CellRect {
  left: number
  top: number
  right: number
  bottom: number
  count: number
}

/** What is covered by half or more as 1; where nothing is, all that is covered. */
function* coreOf({ rect, data }: Mask): Steps<Mask> {
  const result = createMask(rect)
  let found = 0
  yield* inRuns(data.length, (from, to) => {
    for (let i = from; i < to; i++) {
      if ((data[i] as number) < 128) continue
      result.data[i] = 1
      found++
    }
  })
  return found > 0 ? result : createMask(rect, data)
}

/** Finds parts on a grid of `step` × `step` cells, and their bounds in single cells. */
function* partsInGrid(cells: Cells, step: number): Steps<readonly CellRect[]> {
  const { data, width, height } = cells
  const grid = createMask({ x: 0, y: 0, width, height }, data)
  const gridWidth = Math.ceil(width / step)
  const coarse = yield* reducedMask(grid, step)
  const { labels, count } = yield* connectedParts(coarse, gridWidth, Math.ceil(height / step))
  const parts: CellRect[] = Array.from({ length: count }, () => ({
    ...{ left: width, top: height, right: -1, bottom: -1, count: 0 },
  }))
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] === 0) continue
      const label = labels[Math.floor(y / step) * gridWidth + Math.floor(x / step)] as number
      const part = parts[label - 1] as CellRect
      part.left = Math.min(part.left, x)
      part.right = Math.max(part.right, x)
      part.top = Math.min(part.top, y)
      part.bottom = Math.max(part.bottom, y)
      part.count++
    }
  }
  return parts
}

function united(parts: readonly CellRect[]): CellRect {
  return parts.reduce((all, part) => ({
    left: Math.min(all.left, part.left),
    top: Math.min(all.top, part.top),
    right: Math.max(all.right, part.right),
    bottom: Math.max(all.bottom, part.bottom),
    count: all.count + part.count,
  }))
}
