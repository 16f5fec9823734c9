import {
  containsRect,
  intersectRects,
  padRect,
  type Rect,
  rectOf,
  type Size,
  scaleSize,
  uniteRects,
} from '../../image/rect.ts'
import { cropMask } from '../../mask/crop-mask.ts'
import type { Mask } from '../../mask/mask.ts'
import { maskBounds } from '../../mask/mask-bounds.ts'
import { densityFloor, type PriceOf } from '../fit-size.ts'
import { planEdit } from '../make-plan.ts'
import type { Plan, SizeRule } from '../plan.ts'

/** Density below which tiles are offered: from there on, the coarseness shows. */
export const tilesBelowDensity = 0.75

/** Source pixels that neighbouring tiles share at least, beside their context: one fades into the other there. */
export const tileOverlap = 64

/** Most requests that one refinement is cut into. */
export const maxTiles = 16

/** One request of a tiled plan. */
export interface Tile {
  readonly plan: Plan
  /** The tile's own share of what may change, in source pixels; cells lie side by side. */
  readonly cell: Rect
}

/** What a tiled plan is derived from. */
export interface TilesInput {
  readonly size: Size
  /** Where change is allowed, in source pixels; null allows it everywhere. */
  readonly region: Mask | null
  readonly sizes: SizeRule
  /** How far a soft edge reaches beyond the region, in source pixels. */
  readonly reachPx?: number
  readonly priceOf?: PriceOf
}

/**
 * Plans a refinement as several overlapping requests, row by row, so that each reaches {@link densityFloor}; null when one request
 * reaches it, or when no number of tiles up to {@link maxTiles} is denser than one request.
 *
 * What may change is cut into equal cells: as few as reach the floor, and of the grids of so many cells the cheapest;
 * where none reaches it, the densest. Each tile holds its cell, half of {@link tileOverlap} beyond every border that it
 * shares, and context around that, as {@link planEdit} gives it. A cell in which nothing may change is left out.
 *
 * @throws RangeError when the region reaches outside the picture.
 */
export function planTiles(input: TilesInput): readonly Tile[] | null {
  const { size, region, sizes, reachPx = 0, priceOf = () => null } = input
  const bounds = rectOf(size)
  const marked = region && maskBounds(region)
  if (region && (!marked || !containsRect(bounds, marked))) {
    throw new RangeError(`Expected a region inside ${size.width}×${size.height}`)
  }
  const whole = planEdit({ size, region: marked, sizes, reachPx, priceOf })
  if (whole.density >= densityFloor) return null
  const reach = Math.ceil(reachPx)
  const core = (marked && intersectRects(padRect(marked, reach), bounds)) ?? bounds
  const grid = chooseGrid({ ...input, priceOf }, core, whole.density)
  if (!grid) return null
  const tiles = cellsOf(core, grid).flatMap((cell): Tile[] => {
    const grown = grownCell(cell, core)
    const change = region ? changeIn(region, grown, reach) : grown
    return change ? [{ plan: planEdit({ size, region: change, sizes, priceOf }), cell }] : []
  })
  return tiles
}

interface Grid {
  readonly columns: number
  readonly rows: number
}

/** Tries grids by the number of their cells, and weighs those of the first number that reaches the floor. */
function chooseGrid(
  { size, sizes, priceOf }: TilesInput & { readonly priceOf: PriceOf },
  core: Rect,
  density: number,
): Grid | null {
  let densest: { readonly grid: Grid; readonly density: number } | null = null
  for (let count = leastTiles(density); count <= maxTiles; count++) {
    let cheapest: { readonly grid: Grid; readonly price: number } | null = null
    for (let rows = 1; rows <= count; rows++) {
      if (count % rows !== 0) continue
      const grid = { columns: count / rows, rows }
      const cells = cellsOf(core, grid)
      if (cells.some(({ width, height }) => Math.min(width, height) < tileOverlap)) continue
      // The middle one shares borders on all sides, as far as any does.
      const middle = cells[Math.floor(rows / 2) * grid.columns + Math.floor(grid.columns / 2)]
      if (!middle) continue
      const plan = planEdit({ size, region: grownCell(middle, core), sizes, priceOf })
      const price = priceOf(plan.sent) ?? plan.sent.width * plan.sent.height
      if (plan.density >= densityFloor && (!cheapest || price < cheapest.price)) {
        cheapest = { grid, price }
      }
      if (plan.density > (densest?.density ?? density)) densest = { grid, density: plan.density }
    }
    if (cheapest) return cheapest.grid
  }
  return densest?.grid ?? null
}

/** Fewer tiles can't reach the floor: their pixels are not enough, even with hardly any context. */
function leastTiles(density: number): number {
  return Math.min(maxTiles, Math.max(2, Math.floor(0.6 * (densityFloor / density) ** 2)))
}

function cellsOf(core: Rect, { columns, rows }: Grid): Rect[] {
  return Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns
    const row = Math.floor(index / columns)
    const left = Math.round((core.width * column) / columns)
    const top = Math.round((core.height * row) / rows)
    return {
      x: core.x + left,
      y: core.y + top,
      width: Math.round((core.width * (column + 1)) / columns) - left,
      height: Math.round((core.height * (row + 1)) / rows) - top,
    }
  })
}

function grownCell(cell: Rect, core: Rect): Rect {
  return intersectRects(padRect(cell, tileOverlap / 2), core) ?? cell
}

/** Gives where a tile is seen: its cell, and what it shares with its neighbours. */
export function shareOf({ cell, plan }: Tile): Rect {
  return grownCell(cell, plan.crop)
}

/** Bounds of what may change inside a rectangle, with the reach of a soft edge; null when nothing may. */
function changeIn(region: Mask, rect: Rect, reach: number): Rect | null {
  const near = maskBounds(cropMask(region, padRect(rect, reach)))
  return near && intersectRects(padRect(near, reach), rect)
}

/** Gives what tiles come to together: the part of the source that they cover, at the lowest of their densities. */
export function planOfTiles(tiles: readonly Tile[]): Plan {
  const [first, ...others] = tiles.map(({ plan }) => plan.crop)
  if (!first) throw new RangeError('Expected at least one tile but received none')
  const crop = others.reduce(uniteRects, first)
  const density = Math.min(...tiles.map(({ plan }) => plan.density))
  return { crop, sent: scaleSize(crop, density), density }
}
