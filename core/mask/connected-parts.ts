import { inRows, inRuns } from '../image/in-runs.ts'
import type { Steps } from '../steps.ts'

/** Which connected part each pixel belongs to: 0 for none, else 1 to `count`. */
export interface ConnectedParts {
  readonly labels: Int32Array
  readonly count: number
}

/**
 * Finds the separate parts of an area: pixels that touch, also by a corner, belong to the same part.
 *
 * `data` holds width × height values, row-major; every value but 0 belongs to the area. Parts are numbered in
 * reading order. Two passes with a union of provisional labels, so that large areas need no stack.
 */
export function* connectedParts(
  data: Uint8Array,
  width: number,
  height: number,
): Steps<ConnectedParts> {
  const labels = new Int32Array(width * height)
  const parents = [0]
  yield* inRows(width, height, (y) => labelRow(data, labels, parents, width, y))
  return { labels, count: yield* renumber(labels, parents) }
}

/** Gives a row's pixels provisional labels, which pixels to the left and above may share. */
function labelRow(
  data: Uint8Array,
  labels: Int32Array,
  parents: number[],
  width: number,
  y: number,
): void {
  const start = y * width
  for (let pos = start; pos < start + width; pos++) {
    if (data[pos] === 0) continue
    const above = y > 0 ? (labels[pos - width] as number) : 0
    // All other neighbours touch the pixel above, and share its part already.
    labels[pos] = above || labelBesideGap(labels, parents, width, y, pos - start)
  }
}

/** Gives the label of a pixel that has none straight above: its neighbours may belong to two parts so far. */
function labelBesideGap(
  labels: Int32Array,
  parents: number[],
  width: number,
  y: number,
  x: number,
): number {
  const pos = y * width + x
  let label = x > 0 ? (labels[pos - 1] as number) : 0
  if (y > 0 && x > 0) label = joined(parents, label, labels[pos - width - 1] as number)
  if (y > 0 && x < width - 1) label = joined(parents, label, labels[pos - width + 1] as number)
  if (label === 0) {
    label = parents.length
    parents.push(label)
  }
  return label
}

/** Makes two provisional labels one part, and gives the label that stands for it. */
function joined(parents: number[], a: number, b: number): number {
  if (a === 0 || b === 0 || a === b) return a || b
  const first = rootOf(parents, a)
  const second = rootOf(parents, b)
  const root = Math.min(first, second)
  parents[first] = root
  parents[second] = root
  return root
}

function rootOf(parents: number[], label: number): number {
  let root = label
  while (parents[root] !== root) {
    parents[root] = parents[parents[root] as number] as number
    root = parents[root] as number
  }
  return root
}

/** Replaces provisional labels by 1, 2, 3… and gives how many there are; a root is always its part's lowest label. */
function* renumber(labels: Int32Array, parents: number[]): Steps<number> {
  const numbers = new Int32Array(parents.length)
  let count = 0
  for (let label = 1; label < parents.length; label++) {
    const root = rootOf(parents, label)
    numbers[label] = root === label ? ++count : (numbers[root] as number)
  }
  yield* inRuns(labels.length, (from, to) => {
    for (let pos = from; pos < to; pos++) labels[pos] = numbers[labels[pos] as number] as number
  })
  return count
}
