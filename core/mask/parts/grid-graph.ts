import type { Size } from '../../image/rect.ts'

/** Ways from a pixel to its eight neighbours; the opposite of direction `d` is `d ^ 1`. */
export const directions = [
  { x: 1, y: 0 },
  { x: -1, y: 0 },
  { x: 0, y: 1 },
  { x: 0, y: -1 },
  { x: 1, y: 1 },
  { x: -1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: -1 },
] as const

/**
 * A grid of pixels as a flow network: each is joined to its eight neighbours, to a source and to a sink.
 *
 * Capacities are whole numbers, so that flow is exact and its end certain. A rim of unused nodes surrounds the pixels: a
 * neighbour's index is always one of the arrays.
 */
export interface GridGraph extends Size {
  /** Nodes of a row, rim included. */
  readonly stride: number
  /** What an index grows by in each of the {@link directions}. */
  readonly offsets: Int32Array
  /** Capacity from each node in each direction, at `node × 8 + direction`. */
  readonly toNeighbours: Int32Array
  /** Capacity from the source where it is positive, to the sink where it is negative. */
  readonly toTerminals: Int32Array
}

/** Makes a network in which nothing is joined yet. */
export function createGridGraph({ width, height }: Size): GridGraph {
  const stride = width + 2
  const nodes = stride * (height + 2)
  return {
    width,
    height,
    stride,
    offsets: Int32Array.from(directions, ({ x, y }) => y * stride + x),
    toNeighbours: new Int32Array(nodes * 8),
    toTerminals: new Int32Array(nodes),
  }
}

/** Gives the node of a pixel. */
export function nodeAt({ stride }: GridGraph, x: number, y: number): number {
  return (y + 1) * stride + x + 1
}

/** Joins a pixel and its neighbour in one direction, alike both ways; the neighbour must be a pixel of the grid. */
export function joinNeighbours(
  { toNeighbours, offsets }: GridGraph,
  node: number,
  direction: number,
  capacity: number,
): void {
  const other = node + (offsets[direction] as number)
  toNeighbours[node * 8 + direction] = capacity
  toNeighbours[other * 8 + (direction ^ 1)] = capacity
}
