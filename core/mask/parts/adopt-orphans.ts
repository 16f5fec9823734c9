import type { GridGraph } from './grid-graph.ts'
import {
  activate,
  isOrphan,
  noParent,
  orphan,
  sourceTree,
  type Trees,
  takeOrphan,
  terminal,
} from './search-trees.ts'

/** Stands for "does not hang on its terminal". */
const lost = Number.POSITIVE_INFINITY

/** Gives every orphan a new parent in its own tree, or sets it free; gives how many there were. */
export function adoptOrphans(graph: GridGraph, trees: Trees): number {
  let adopted = 0
  for (; trees.orphanCount > 0; adopted++) {
    const node = takeOrphan(trees)
    if (!findParent(graph, trees, node)) setFree(graph, trees, node)
  }
  return adopted
}

/** Hangs an orphan on the neighbour of its tree that is nearest to the terminal. */
function findParent({ toNeighbours, offsets }: GridGraph, trees: Trees, node: number): boolean {
  const { tree, parent, stamp, depth } = trees
  const own = tree[node] as number
  let best = -1
  let nearest = lost
  for (let d = 0; d < 8; d++) {
    const other = node + (offsets[d] as number)
    if (tree[other] !== own) continue
    const arc = own === sourceTree ? other * 8 + (d ^ 1) : node * 8 + d
    if ((toNeighbours[arc] as number) <= 0) continue
    const distance = distanceToTerminal(offsets, trees, other)
    if (distance >= nearest) continue
    best = d
    nearest = distance
  }
  if (best < 0) return false
  parent[node] = best
  stamp[node] = trees.time
  depth[node] = nearest + 1
  return true
}

/** Walks up a tree and remembers what was found on the way; {@link lost} when an orphan is met. */
function distanceToTerminal(offsets: Int32Array, trees: Trees, from: number): number {
  const { parent, stamp, depth, time } = trees
  let distance = 0
  let node = from
  while (stamp[node] !== time) {
    if (isOrphan(trees, node)) return lost
    const d = parent[node] as number
    if (d === terminal) {
      stamp[node] = time
      depth[node] = 1
      break
    }
    node += offsets[d] as number
    distance++
  }
  distance += depth[node] as number
  let left = distance
  for (node = from; stamp[node] !== time; node += offsets[parent[node] as number] as number) {
    stamp[node] = time
    depth[node] = left--
  }
  return distance
}

/** Takes a node out of its tree: neighbours may grow into it again, and its children are orphans now. */
function setFree({ toNeighbours, offsets }: GridGraph, trees: Trees, node: number): void {
  const { tree, parent } = trees
  const own = tree[node] as number
  for (let d = 0; d < 8; d++) {
    const other = node + (offsets[d] as number)
    if (tree[other] !== own) continue
    const arc = own === sourceTree ? other * 8 + (d ^ 1) : node * 8 + d
    if ((toNeighbours[arc] as number) > 0) activate(trees, other)
    if (parent[other] === (d ^ 1)) orphan(trees, other)
  }
  tree[node] = 0
  parent[node] = noParent
}
