import { inRows } from '../../../image/in-runs.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Size } from '../../../image/rect.ts'
import type { Mask } from '../../../mask/mask.ts'
import type { Steps } from '../../../steps.ts'
import type { Level } from './pyramid.ts'

/** Providers paint beyond a region's border: this share of the grid's longer side around it is not trusted either. */
const spill = 0.012

/** Below this share of the grid the outside is taken whole, up to the region's border. */
const scarce = 0.08

/** How much what may not change counts, and all the rest, where no region was marked. */
const firm = 1
const loose = 0.125

/**
 * Gives how much each value of a grid over the crop counts for alignment: what may not change counts.
 *
 * With a region that is the outside of it, some way off its border. Without one everything counts, protected areas the
 * most.
 */
export function* supportOf(allowed: Mask, hasRegion: boolean, grid: Size): Steps<Plane> {
  const data = yield* coveredCells(allowed, grid)
  const support = createPlane(grid)
  if (!hasRegion) {
    const isProtected = data.includes(0)
    for (let i = 0; i < data.length; i++) {
      support.data[i] = data[i] === 0 || !isProtected ? firm : loose
    }
    return support
  }
  const reach = Math.ceil(spill * Math.max(grid.width, grid.height))
  const grown = growBox(data, grid, reach)
  const outside = grown.reduce((sum, value) => sum + (value === 0 ? 1 : 0), 0)
  const area = outside >= scarce * data.length ? grown : data
  for (let i = 0; i < data.length; i++) support.data[i] = area[i] === 0 ? firm : 0
  return support
}

/** Marks every value of a grid in which any pixel is covered at all. */
function* coveredCells({ rect, data }: Mask, { width, height }: Size): Steps<Uint8Array> {
  const cells = new Uint8Array(width * height)
  const columns = Int32Array.from({ length: rect.width }, (_, x) =>
    Math.floor((x * width) / rect.width),
  )
  yield* inRows(rect.width, rect.height, (y) => {
    const start = Math.floor((y * height) / rect.height) * width
    markRow(data, y * rect.width, columns, cells, start)
  })
  return cells
}

function markRow(
  data: Uint8Array,
  from: number,
  columns: Int32Array,
  cells: Uint8Array,
  start: number,
): void {
  for (let x = 0; x < columns.length; x++) {
    if (data[from + x] !== 0) cells[start + (columns[x] as number)] = 1
  }
}

/** Gives whatever lies within a square of `reach` around any value above 0. */
function growBox(data: Uint8Array, { width, height }: Size, reach: number): Uint8Array {
  const across = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) growLine(data, across, y * width, 1, width, reach)
  const result = new Uint8Array(data.length)
  for (let x = 0; x < width; x++) growLine(across, result, x, width, height, reach)
  return result
}

function growLine(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  step: number,
  count: number,
  reach: number,
): void {
  let last = -reach - 1
  for (let i = 0; i < count; i++) {
    if (from[start + i * step] !== 0) last = i
    if (i - last <= reach) to[start + i * step] = 1
  }
  last = count + reach
  for (let i = count - 1; i >= 0; i--) {
    if (from[start + i * step] !== 0) last = i
    if (last - i <= reach) to[start + i * step] = 1
  }
}

/** Too few values to tell anything by. */
const tooFew = 40

/**
 * Gives support for every level of a pyramid: a value counts as the least of what it was made of.
 *
 * Where so nothing would remain, as the outside is thin, a value counts as the most of it.
 */
export function supportLevels(finest: Plane, levels: readonly Level[]): readonly Plane[] {
  const result: Plane[] = [finest]
  for (const { plane } of levels.slice(1)) {
    const before = result[result.length - 1] as Plane
    const strict = halveBy(before, plane, Math.min)
    const held = strict.data.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0)
    result.push(held >= tooFew ? strict : halveBy(before, plane, Math.max))
  }
  return result
}

function halveBy(from: Plane, size: Size, choose: (a: number, b: number) => number): Plane {
  const result = createPlane(size)
  for (let y = 0; y < size.height; y++) {
    const top = 2 * y * from.width
    const bottom = Math.min(2 * y + 1, from.height - 1) * from.width
    for (let x = 0; x < size.width; x++) {
      const left = 2 * x
      const right = Math.min(left + 1, from.width - 1)
      result.data[y * size.width + x] = choose(
        choose(from.data[top + left] as number, from.data[top + right] as number),
        choose(from.data[bottom + left] as number, from.data[bottom + right] as number),
      )
    }
  }
  return result
}
