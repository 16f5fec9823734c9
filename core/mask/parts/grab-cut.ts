import type { LabPlanes } from '../../image/color/lab-planes.ts'
import { inRows } from '../../image/in-runs.ts'
import type { Steps } from '../../steps.ts'
import { type ColorMixture, costOfColor, refineMixture, startMixture } from './color-mixture.ts'
import {
  createGridGraph,
  directions,
  type GridGraph,
  joinNeighbours,
  nodeAt,
} from './grid-graph.ts'
import { cutGrid } from './max-flow.ts'

/** What is known about a pixel before the cut. */
export const openPixel = 0
export const surelyInside = 1
export const surelyOutside = 2
/** Nothing is visible there: outside, but no example of the background's colours. */
export const unseenPixel = 3

/** What the cut begins with: one value a pixel of the planes, row-major. */
export interface CutStart {
  /** {@link openPixel}, {@link surelyInside}, {@link surelyOutside} or {@link unseenPixel}. */
  readonly known: Uint8Array
  /** The first guess, which the first colour models are learnt from: 1 inside, 0 outside, {@link noExample} neither. */
  readonly guess: Uint8Array
}

/** Stands among labels for pixels whose colour is learnt from on neither side. */
export const noExample = 2

/** Rounds of learning and cutting at most. */
const mostRounds = 6

/** What it costs at most to part two neighbours, as in the paper; against costs of colours in nats. */
const smoothness = 50

/** Whole units of capacity in one unit of cost. */
const unit = 1024

/** A colour's preference for one side counts no more than this, so that no outlier outweighs its surroundings. */
const mostPreference = 400

/** More than all that joins a pixel to its neighbours. */
const firm = 10 * smoothness * unit * 8

/**
 * Divides pixels into inside (1) and outside (0) by colour and by edges between neighbours.
 *
 * Rother, Kolmogorov and Blake, "GrabCut: Interactive Foreground Extraction using Iterated Graph Cuts" (2004): colours
 * of both sides are learnt as mixtures of Gaussians, the cheapest cut is found, and both again until nothing changes.
 */
export function* grabCut(planes: LabPlanes, { known, guess }: CutStart): Steps<Uint8Array> {
  const joints = yield* createJoints(planes)
  let labels = guess
  let inside = yield* startMixture(planes, labels, 1)
  let outside = yield* startMixture(planes, labels, 0)
  for (let round = 0; round < mostRounds; round++) {
    const graph = yield* createGraph(planes, joints, known, inside, outside)
    const next = (yield* cutGrid(graph)).labels
    const isSettled = round > 0 && countDifferent(labels, next) <= next.length / 10_000
    labels = next
    if (isSettled) break
    const seen = labels.map((label, i) => (known[i] === unseenPixel ? noExample : label))
    inside = yield* refineMixture(planes, seen, 1, inside)
    outside = yield* refineMixture(planes, seen, 0, outside)
    if (inside.length === 0) break
  }
  return labels
}

/** What it costs to part each pixel from its neighbours to the right and below: the same in every round. */
function* createJoints(planes: LabPlanes): Steps<Int32Array> {
  const { width, height } = planes
  let sum = 0
  let pairs = 0
  for (const { x, y } of forward.map((d) => directions[d] as (typeof directions)[number])) {
    yield* inRows(width, height, (row) => {
      if (row + y >= height) return
      for (let column = Math.max(0, -x); column < width - Math.max(0, x); column++) {
        sum += squareBetween(planes, row * width + column, (row + y) * width + column + x)
        pairs++
      }
    })
  }
  const fall = sum > 0 ? pairs / (2 * sum) : 0
  const joints = new Int32Array(width * height * forward.length)
  yield* inRows(width, height, (row) => {
    for (let column = 0; column < width; column++) {
      joinForward(planes, fall, joints, column, row)
    }
  })
  return joints
}

/** Directions to the neighbours that come later in reading order. */
const forward = [0, 2, 4, 6] as const

function joinForward(
  planes: LabPlanes,
  fall: number,
  joints: Int32Array,
  column: number,
  row: number,
): void {
  const { width, height } = planes
  const at = row * width + column
  for (let i = 0; i < forward.length; i++) {
    const { x, y } = directions[forward[i] as number] as (typeof directions)[number]
    if (column + x < 0 || column + x >= width || row + y >= height) continue
    const square = squareBetween(planes, at, at + y * width + x)
    const near = x !== 0 && y !== 0 ? Math.SQRT1_2 : 1
    joints[at * forward.length + i] = Math.round(
      smoothness * unit * near * Math.exp(-fall * square),
    )
  }
}

function squareBetween({ l, a, b }: LabPlanes, at: number, other: number): number {
  const x = (l[at] as number) - (l[other] as number)
  const y = (a[at] as number) - (a[other] as number)
  const z = (b[at] as number) - (b[other] as number)
  return x * x + y * y + z * z
}

function* createGraph(
  planes: LabPlanes,
  joints: Int32Array,
  known: Uint8Array,
  inside: ColorMixture,
  outside: ColorMixture,
): Steps<GridGraph> {
  const graph = createGridGraph(planes)
  yield* inRows(planes.width * 4, planes.height, (row) => {
    for (let column = 0; column < planes.width; column++) {
      const at = row * planes.width + column
      const node = nodeAt(graph, column, row)
      graph.toTerminals[node] = preferenceAt(planes, at, known[at] as number, inside, outside)
      for (let i = 0; i < forward.length; i++) {
        const capacity = joints[at * forward.length + i] as number
        if (capacity > 0) joinNeighbours(graph, node, forward[i] as number, capacity)
      }
    }
  })
  return graph
}

/** How much cheaper a pixel is inside than outside. */
function preferenceAt(
  { l, a, b }: LabPlanes,
  at: number,
  known: number,
  inside: ColorMixture,
  outside: ColorMixture,
): number {
  if (known !== openPixel) return known === surelyInside ? firm : -firm
  const [x, y, z] = [l[at] as number, a[at] as number, b[at] as number] as const
  const difference = costOfColor(outside, x, y, z) - costOfColor(inside, x, y, z)
  return Math.round(unit * Math.max(-mostPreference, Math.min(mostPreference, difference)))
}

function countDifferent(a: Uint8Array, b: Uint8Array): number {
  let count = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++
  return count
}
