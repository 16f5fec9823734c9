import { inRuns } from '../../image/in-runs.ts'
import type { Steps } from '../../steps.ts'

/** Golden ratio of 2³²: its multiples spread evenly (Knuth, The Art of Computer Programming 3, 6.4). */
const golden = 0x9e3779b1

/** Places that are looked at to learn how large an area is; with fewer hits than this it is counted. */
const probes = 50_000
const leastHits = 200

/**
 * Picks about `most` pixels spread evenly over those of an area; all of them where there are no more.
 *
 * What is looked at grows with the share of the area, not with the picture: places lie one in every stretch of equal
 * length, each somewhere else in its stretch, so that no pattern of the picture is hit in step.
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
  const count = yield* countOf(marked, covered)
  const stretch = Math.max(1, count / most)
  const stretches = Math.ceil(marked.length / stretch)
  const found: number[] = []
  yield* inRuns(stretches, (from, to) => pickRun(marked, covered, stretch, found, from, to))
  return Uint32Array.from(found)
}

/** How many pixels belong to the area: by probes of a large picture, one by one where these hit hardly anything. */
function* countOf(marked: Uint8Array, covered: boolean): Steps<number> {
  const stretch = marked.length / probes
  if (stretch > 1) {
    const hits: number[] = []
    pickRun(marked, covered, stretch, hits, 0, probes)
    if (hits.length >= leastHits) return hits.length * stretch
  }
  let count = 0
  yield* inRuns(marked.length, (from, to) => {
    for (let i = from; i < to; i++) if ((marked[i] !== 0) === covered) count++
  })
  return count
}

/** Looks at one pixel of each stretch, and keeps those that belong to the area. */
function pickRun(
  marked: Uint8Array,
  covered: boolean,
  stretch: number,
  found: number[],
  from: number,
  to: number,
): void {
  for (let k = from; k < to; k++) {
    const within = (Math.imul(k, golden) >>> 0) / 2 ** 32
    const i = Math.floor((k + (stretch === 1 ? 0 : within)) * stretch)
    if (i < marked.length && (marked[i] !== 0) === covered) found.push(i)
  }
}
