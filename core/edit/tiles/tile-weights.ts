import { uniteRects } from '../../image/rect.ts'
import { type Tile, tileOverlap } from './plan-tiles.ts'

/** How strongly one tile counts: the weight of a pixel is the product of its column's and its row's. */
export interface TileWeights {
  /** 0..1, one value a column of the tile's crop. */
  readonly columns: Float32Array
  /** 0..1, one value a row of the tile's crop. */
  readonly rows: Float32Array
}

/**
 * Gives how strongly a tile counts over its crop: fully in its cell, falling to 0 across the overlap with a neighbour.
 *
 * The fall is linear over {@link tileOverlap} pixels around the shared border, so that the weights of two neighbours come
 * to 1. Where no neighbour follows, a tile counts as far as its crop goes.
 */
export function tileWeights({ plan, cell }: Tile, tiles: readonly Tile[]): TileWeights {
  const all = tiles.map((tile) => tile.cell).reduce(uniteRects, cell)
  const { x, y, width, height } = plan.crop
  return {
    columns: ramp(x, width, spanOf(cell.x, cell.width, all.x, all.width)),
    rows: ramp(y, height, spanOf(cell.y, cell.height, all.y, all.height)),
  }
}

/** Where a cell ends along one direction; infinite where no neighbour follows. */
function spanOf(start: number, length: number, allStart: number, allLength: number) {
  return {
    from: start === allStart ? Number.NEGATIVE_INFINITY : start,
    to: start + length === allStart + allLength ? Number.POSITIVE_INFINITY : start + length,
  }
}

function ramp(
  start: number,
  length: number,
  { from, to }: { readonly from: number; readonly to: number },
): Float32Array {
  return Float32Array.from({ length }, (_, index) => {
    const at = start + index + 0.5
    return Math.min(1, share(at - from), share(to - at))
  })
}

/** How much a tile counts so far inside its cell; negative outside. */
function share(inside: number): number {
  return Math.max(0, Math.min(1, 0.5 + inside / tileOverlap))
}
