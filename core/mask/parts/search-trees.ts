import type { GridGraph } from './grid-graph.ts'

/** Which tree a node belongs to; 0 is none. */
export const sourceTree = 1
export const sinkTree = 2

/** Stand in {@link Trees.parent} beside the directions 0 to 7. */
export const terminal = 8
const noTerminal = 9
export const noParent = 10

/** The two trees that grow from the terminals, and what is still to be done. */
export interface Trees {
  readonly tree: Uint8Array
  /** The direction to each node's parent. */
  readonly parent: Uint8Array
  /** When a node was last known to hang on its terminal, and how far it was from there. */
  readonly stamp: Int32Array
  readonly depth: Int32Array
  /** Nodes to grow from, first come first served, in a ring; each at most once. */
  readonly queue: Int32Array
  readonly queued: Uint8Array
  first: number
  waiting: number
  /** The node that is grown from; −1 for none. */
  current: number
  /** Nodes without a parent, in a ring as well. */
  readonly orphans: Int32Array
  firstOrphan: number
  orphanCount: number
  time: number
  flow: number
}

/** Plants both trees: every node that is joined to a terminal is a root. */
export function createTrees({ toTerminals }: GridGraph): Trees {
  const nodes = toTerminals.length
  const trees: Trees = {
    tree: new Uint8Array(nodes),
    parent: new Uint8Array(nodes).fill(noParent),
    stamp: new Int32Array(nodes),
    depth: new Int32Array(nodes),
    queue: new Int32Array(nodes),
    queued: new Uint8Array(nodes),
    first: 0,
    waiting: 0,
    current: -1,
    orphans: new Int32Array(nodes),
    firstOrphan: 0,
    orphanCount: 0,
    time: 0,
    flow: 0,
  }
  for (let node = 0; node < nodes; node++) {
    const capacity = toTerminals[node] as number
    if (capacity === 0) continue
    trees.tree[node] = capacity > 0 ? sourceTree : sinkTree
    trees.parent[node] = terminal
    trees.depth[node] = 1
    activate(trees, node)
  }
  return trees
}

/** Puts a node among those to grow from. */
export function activate(trees: Trees, node: number): void {
  const { queue, queued } = trees
  if (queued[node] !== 0) return
  queued[node] = 1
  queue[ringPlace(queue, trees.first + trees.waiting)] = node
  trees.waiting++
}

/** Cuts a node off from its parent; its own children stay with it until it is adopted or let go. */
export function orphan(trees: Trees, node: number): void {
  const { orphans, parent } = trees
  parent[node] = noTerminal
  orphans[ringPlace(orphans, trees.firstOrphan + trees.orphanCount)] = node
  trees.orphanCount++
}

/** Tells whether a node waits to be adopted. */
export function isOrphan({ parent }: Trees, node: number): boolean {
  return parent[node] === noTerminal
}

/** Takes the orphan that waits longest. */
export function takeOrphan(trees: Trees): number {
  const { orphans } = trees
  const node = orphans[trees.firstOrphan] as number
  trees.firstOrphan = ringPlace(orphans, trees.firstOrphan + 1)
  trees.orphanCount--
  return node
}

function ringPlace(ring: Int32Array, place: number): number {
  return place < ring.length ? place : place - ring.length
}
