import type { Steps } from '../../steps.ts'
import { adoptOrphans } from './adopt-orphans.ts'
import type { GridGraph } from './grid-graph.ts'
import {
  activate,
  createTrees,
  orphan,
  sinkTree,
  sourceTree,
  type Trees,
  terminal,
} from './search-trees.ts'

/** Nodes that are looked at between two pauses. */
const nodesAtOnce = 1 << 13

/** Where the cheapest cut runs, and what it costs. */
export interface Cut {
  /** One value a pixel, row-major: 1 on the source's side of the cut, 0 on the sink's. */
  readonly labels: Uint8Array
  /** The capacity that was cut: the greatest flow. */
  readonly flow: number
}

/**
 * Finds the cheapest cut that separates source and sink. The graph's capacities are used up.
 *
 * Of several cuts that cost the same, the one with the fewest pixels on the source's side is given. Boykov and
 * Kolmogorov, "An Experimental Comparison of Min-Cut/Max-Flow Algorithms for Energy Minimization in Vision" (2004):
 * two trees grow from the terminals, and where they meet, flow goes through.
 */
export function* cutGrid(graph: GridGraph): Steps<Cut> {
  const trees = createTrees(graph)
  while (!growTrees(graph, trees, nodesAtOnce)) yield
  const { width, height, stride } = graph
  const labels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      labels[y * width + x] = trees.tree[(y + 1) * stride + x + 1] === sourceTree ? 1 : 0
    }
  }
  return { labels, flow: trees.flow }
}

/** Works on until as many nodes have been looked at, and tells whether no path is left. */
function growTrees(graph: GridGraph, trees: Trees, nodes: number): boolean {
  for (let work = 0; work < nodes; work++) {
    const node = nextActive(trees)
    if (node < 0) return true
    const meeting = growFrom(graph, trees, node)
    if (meeting < 0) {
      trees.current = -1
      continue
    }
    trees.current = node
    trees.time++
    augment(graph, trees, meeting)
    work += adoptOrphans(graph, trees)
  }
  return false
}

/** The node that is grown from: the same as before as long as paths lead through it; −1 when all are done. */
function nextActive(trees: Trees): number {
  const { tree, queue, queued } = trees
  if (trees.current >= 0 && tree[trees.current] !== 0) return trees.current
  while (trees.waiting > 0) {
    const node = queue[trees.first] as number
    trees.first = trees.first + 1 === queue.length ? 0 : trees.first + 1
    trees.waiting--
    queued[node] = 0
    if (tree[node] !== 0) return node
  }
  return -1
}

/** Takes free neighbours into the node's tree; gives the arc (from source to sink) where it meets the other, else −1. */
function growFrom({ toNeighbours, offsets }: GridGraph, trees: Trees, node: number): number {
  const { tree, parent, stamp, depth } = trees
  const own = tree[node] as number
  for (let d = 0; d < 8; d++) {
    const other = node + (offsets[d] as number)
    const outward = node * 8 + d
    const inward = other * 8 + (d ^ 1)
    if ((toNeighbours[own === sourceTree ? outward : inward] as number) <= 0) continue
    const met = tree[other] as number
    if (met === 0) {
      tree[other] = own
      parent[other] = d ^ 1
      stamp[other] = stamp[node] as number
      depth[other] = (depth[node] as number) + 1
      activate(trees, other)
    } else if (met !== own) {
      return own === sourceTree ? outward : inward
    } else if (
      (stamp[other] as number) <= (stamp[node] as number) &&
      (depth[other] as number) > (depth[node] as number)
    ) {
      // A shorter way to the terminal.
      parent[other] = d ^ 1
      stamp[other] = stamp[node] as number
      depth[other] = (depth[node] as number) + 1
    }
  }
  return -1
}

/** Sends as much as goes along the path through an arc; nodes that lose their way to a terminal become orphans. */
function augment(graph: GridGraph, trees: Trees, meeting: number): void {
  const { toNeighbours, offsets } = graph
  const near = meeting >> 3
  const far = near + (offsets[meeting & 7] as number)
  const amount = Math.min(
    toNeighbours[meeting] as number,
    roomToTerminal(graph, trees, near, sourceTree),
    roomToTerminal(graph, trees, far, sinkTree),
  )
  const back = far * 8 + ((meeting & 7) ^ 1)
  toNeighbours[meeting] = (toNeighbours[meeting] as number) - amount
  toNeighbours[back] = (toNeighbours[back] as number) + amount
  sendToTerminal(graph, trees, near, sourceTree, amount)
  sendToTerminal(graph, trees, far, sinkTree, amount)
  trees.flow += amount
}

/** The least capacity between a node and its tree's terminal. */
function roomToTerminal(
  { toNeighbours, toTerminals, offsets }: GridGraph,
  { parent }: Trees,
  from: number,
  side: number,
): number {
  let room = Number.POSITIVE_INFINITY
  let node = from
  for (let d = parent[node] as number; d !== terminal; d = parent[node] as number) {
    const next = node + (offsets[d] as number)
    const arc = side === sourceTree ? next * 8 + (d ^ 1) : node * 8 + d
    room = Math.min(room, toNeighbours[arc] as number)
    node = next
  }
  return Math.min(room, Math.abs(toTerminals[node] as number))
}

function sendToTerminal(
  { toNeighbours, toTerminals, offsets }: GridGraph,
  trees: Trees,
  from: number,
  side: number,
  amount: number,
): void {
  const { parent } = trees
  let node = from
  for (let d = parent[node] as number; d !== terminal; d = parent[node] as number) {
    const next = node + (offsets[d] as number)
    const inward = next * 8 + (d ^ 1)
    const outward = node * 8 + d
    const used = side === sourceTree ? inward : outward
    const other = side === sourceTree ? outward : inward
    toNeighbours[used] = (toNeighbours[used] as number) - amount
    toNeighbours[other] = (toNeighbours[other] as number) + amount
    if (toNeighbours[used] === 0) orphan(trees, node)
    node = next
  }
  const left = (toTerminals[node] as number) + (side === sourceTree ? -amount : amount)
  toTerminals[node] = left
  if (left === 0) orphan(trees, node)
}
