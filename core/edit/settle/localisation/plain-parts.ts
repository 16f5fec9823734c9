import { inRuns } from '../../../image/in-runs.ts'
import { connectedParts } from '../../../mask/connected-parts.ts'
import type { Steps } from '../../../steps.ts'
import type { Differences } from './differences.ts'

/** Sum of squared differences, in ΔE² × source pixels, from which on a part is plain, alone and beside a stronger one. */
const leastPlain = 300_000
const leastBeside = 0.02

/** How surely something changed in parts that may be noise of a file's compression, and in plain ones, 0..255. */
const likely = 128
const sure = 255

/**
 * Gives how surely something changed, 0..255: parts that are small and faint alike are less sure than plain ones.
 *
 * @param changed 1 where something changed.
 */
export function* sureness(differences: Differences, changed: Uint8Array): Steps<Uint8Array> {
  const { width, height, side, l, a, b } = differences
  const { labels, count } = yield* connectedParts(changed, width, height)
  const sums = new Float64Array(count + 1)
  yield* inRuns(labels.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const label = labels[i] as number
      if (label === 0) continue
      const size = (l[i] as number) ** 2 + (a[i] as number) ** 2 + (b[i] as number) ** 2
      sums[label] = (sums[label] as number) + size * side * side
    }
  })
  const strongest = sums.reduce((most, sum) => Math.max(most, sum), 0)
  const least = Math.max(leastPlain, leastBeside * strongest)
  const result = new Uint8Array(labels.length)
  yield* inRuns(labels.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const label = labels[i] as number
      if (label !== 0) result[i] = (sums[label] as number) >= least ? sure : likely
    }
  })
  return result
}
