import { inRuns } from '../../image/in-runs.ts'
import type { Steps } from '../../steps.ts'

/** Golden ratio of 2³²: its multiples spread evenly (Knuth, The Art of Computer Programming 3, 6.4). */
const golden = 0x9e3779b1

/**
 * Picks about `most` pixels spread evenly over those of an area; all of them where there are no more.
 *
 * @param marked One value a pixel, row-major.
 * @param covered Whether the area is what is marked with anything but 0, or the rest.
 * @returns their positions, in rising order; the same for the same area.
 */
export function* samplePixels(
  marked: Uint8Array,
  covered: boolean,
  most: number,
): Steps<Uint32Array> {
  let count = 0
  yield* inRuns(marked.length, (from, to) => {
    count += countRun(marked, covered, from, to)
  })
  const below = count <= most ? 2 ** 32 : Math.floor((most / count) * 2 ** 32)
  const found = new Uint32Array(Math.min(count, Math.ceil(most * 1.25) + 64))
  let used = 0
  yield* inRuns(marked.length, (from, to) => {
    used = pickRun(marked, covered, below, found, used, from, to)
  })
  return found.subarray(0, used)
}

function countRun(marked: Uint8Array, covered: boolean, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if ((marked[i] !== 0) === covered) count++
  return count
}

function pickRun(
  marked: Uint8Array,
  covered: boolean,
  below: number,
  found: Uint32Array,
  used: number,
  from: number,
  to: number,
): number {
  let next = used
  for (let i = from; i < to && next < found.length; i++) {
    if ((marked[i] !== 0) !== covered || Math.imul(i, golden) >>> 0 >= below) continue
    found[next++] = i
  }
  return next
}
