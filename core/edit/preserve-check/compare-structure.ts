import { inRows } from '../../image/in-runs.ts'
import type { Plane } from '../../image/plane/plane.ts'
import type { Steps } from '../../steps.ts'
import { type Gradients, gradientsOf } from './gradient-plane.ts'

/** How far two pictures of one place agree in what they show, whatever its colours. */
export interface StructureAgreement {
  /** −1 to 1: how well slopes point the same way, in the tiles that agree least. */
  readonly structure: number
  /** 0 to 1: share of edges that the other picture has within a pixel, in the tiles that agree least. */
  readonly edges: number
}

/** Side of a tile, in values of the planes: a changed word or eye fills a few. */
const tileSide = 24

/** Slopes below this are grain, in L a pixel; an edge is twice as steep and more. */
const grainSlope = 0.7
const edgeSlope = 2

/** An edge runs as another does when their slopes lie within 45° of each other. */
const leastCosine = Math.SQRT1_2

/** Tiles that agree least, by their share of all structure: these decide. */
const worstShare = 0.15

/**
 * Compares what two pictures show at the same places by the direction of their slopes and the places of their edges.
 *
 * Directions do not change with light, contrast or colour: gradient-orientation correlation, after Fitch et al.,
 * "Orientation Correlation" (2002). Edges agree where the other picture has one within a pixel that runs the same way,
 * looked at both ways, so that what was added counts as much as what is gone. Both are taken in tiles, and the tiles that agree least count:
 * one changed word must not drown in a label.
 *
 * @param before Lightness 0 to 100, and so `after`, which has the same size.
 * @returns null where neither picture has any structure.
 */
export function* compareStructure(before: Plane, after: Plane): Steps<StructureAgreement | null> {
  const a = yield* gradientsOf(before)
  const b = yield* gradientsOf(after)
  const columns = Math.ceil(a.width / tileSide)
  const tiles = createTiles(columns * Math.ceil(a.height / tileSide))
  yield* inRows(a.width, Math.max(0, a.height - 4), (row) => addRow(a, b, row + 2, columns, tiles))
  const structure = worst(tiles.agreeing, tiles.slopes)
  const edges = worst(tiles.found, tiles.edges)
  return structure === null || edges === null ? null : { structure, edges }
}

/** Sums of every tile. */
interface Tiles {
  /** Slopes of both pictures where they are more than grain, and of them what points the same way. */
  readonly slopes: Float64Array
  readonly agreeing: Float64Array
  /** Edges of both pictures, and of them those that the other one has too. */
  readonly edges: Float64Array
  readonly found: Float64Array
}

function createTiles(count: number): Tiles {
  return {
    slopes: new Float64Array(count),
    agreeing: new Float64Array(count),
    edges: new Float64Array(count),
    found: new Float64Array(count),
  }
}

function addRow(a: Gradients, b: Gradients, y: number, columns: number, tiles: Tiles): void {
  const row = Math.floor(y / tileSide) * columns
  for (let x = 2; x < a.width - 2; x++) {
    const i = y * a.width + x
    const tile = row + Math.floor(x / tileSide)
    const before = a.length[i] as number
    const after = b.length[i] as number
    if (before <= grainSlope && after <= grainSlope) continue
    const weight = Math.max(before, after)
    const dot =
      (a.across[i] as number) * (b.across[i] as number) +
      (a.down[i] as number) * (b.down[i] as number)
    // Against grain no direction agrees: what is gone counts as wrong.
    const cosine = dot / Math.max(before * after, grainSlope * weight * 0.5)
    add(tiles.slopes, tile, weight)
    add(tiles.agreeing, tile, weight * cosine)
    if (before > edgeSlope) {
      add(tiles.edges, tile, 1)
      if (hasEdgeLike(b, i, a.across[i] as number, a.down[i] as number)) add(tiles.found, tile, 1)
    }
    if (after > edgeSlope) {
      add(tiles.edges, tile, 1)
      if (hasEdgeLike(a, i, b.across[i] as number, b.down[i] as number)) add(tiles.found, tile, 1)
    }
  }
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value
}

/**
 * Whether a picture has, within a pixel, an edge that runs as an edge of the other one does; half as steep counts, so that
 * softer ones are found.
 */
function hasEdgeLike(of: Gradients, at: number, across: number, down: number): boolean {
  const { width, length } = of
  const steep = Math.sqrt(across * across + down * down)
  for (let row = at - width; row <= at + width; row += width) {
    for (let i = row - 1; i <= row + 1; i++) {
      const found = length[i] as number
      if (found <= edgeSlope / 2) continue
      const dot = (of.across[i] as number) * across + (of.down[i] as number) * down
      if (dot >= leastCosine * found * steep) return true
    }
  }
  return false
}

/** Gives the mean agreement of the tiles that agree least; null where there is nothing to agree on. */
function worst(agreeing: Float64Array, of: Float64Array): number | null {
  const total = of.reduce((sum, value) => sum + value, 0)
  if (total === 0) return null
  const order = Array.from(of.keys())
    .filter((tile) => (of[tile] as number) > 0)
    .sort((p, q) => ratio(agreeing, of, p) - ratio(agreeing, of, q))
  let weight = 0
  let sum = 0
  for (const tile of order) {
    weight += of[tile] as number
    sum += agreeing[tile] as number
    if (weight >= worstShare * total) break
  }
  return sum / weight
}

function ratio(agreeing: Float64Array, of: Float64Array, tile: number): number {
  return (agreeing[tile] as number) / (of[tile] as number)
}
