import { inRows, inRuns } from '../../../image/in-runs.ts'
import type { Size } from '../../../image/rect.ts'
import { smoothStep } from '../../../image/smooth-step.ts'
import { connectedParts } from '../../../mask/connected-parts.ts'
import { squaredDistances } from '../../../mask/distance.ts'
import type { Steps } from '../../../steps.ts'
import type { DetailTest } from './detail-test.ts'
import { type ToneTest, toneTile } from './tone-test.ts'

/** Clearly changed squares that make a part a change and no speck. */
const leastClear = 5

/** The largest mean difference, in ΔE, that is certain not to be seen. */
const invisible = 1.1

/**
 * How far that limit moves beside a strong change, in spreads, and by how much at most: nobody looks for a faint change
 * there, and the stronger the drift, the likelier it is the cause.
 */
const spreadsBeside = 2
const mostBeside = 1.4

/** Tone counts as changed beyond this, in ΔE, however small the spread is. */
const leastTone = 0.8

/** How far around new content nothing is shown to be the same, in squares. */
const margin = 2

/** Over how many squares sameness sets in. */
const onset = 3

/** Gives 1 where the content changed: parts that are faintly changed all over and clearly changed somewhere. */
export function* contentParts({ energy, clear, faint }: DetailTest, size: Size): Steps<Uint8Array> {
  return yield* hysteresis(energy, faint, clear, size, leastClear)
}

/** Gives 1 where the tone changed, per tile. */
export function* toneParts(test: ToneTest): Steps<Uint8Array> {
  const score = test.size.map((size, i) => {
    const spread = test.spread[i] as number
    return Math.min(size / spread / 4, size / leastTone)
  })
  return yield* hysteresis(score, 0.6, 1, test, 2)
}

/** Canny's hysteresis (1986), with a least number of clear pixels: keeps parts above `faint` with enough above `clear`. */
function* hysteresis(
  score: Float32Array,
  faint: number,
  clear: number,
  { width, height }: Size,
  least: number,
): Steps<Uint8Array> {
  const marked = new Uint8Array(score.length)
  yield* inRuns(score.length, (from, to) => markAbove(score, faint, marked, from, to))
  const { labels, count } = yield* connectedParts(marked, width, height)
  const clearOnes = new Uint32Array(count + 1)
  yield* inRuns(score.length, (from, to) => countAbove(score, clear, labels, clearOnes, from, to))
  yield* inRuns(score.length, (from, to) => {
    for (let i = from; i < to; i++) {
      if ((clearOnes[labels[i] as number] as number) < least) marked[i] = 0
    }
  })
  return marked
}

function markAbove(
  score: Float32Array,
  least: number,
  marked: Uint8Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) marked[i] = (score[i] as number) > least ? 1 : 0
}

function countAbove(
  score: Float32Array,
  least: number,
  labels: Int32Array,
  counts: Uint32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const label = labels[i] as number
    if (label !== 0 && (score[i] as number) > least) counts[label] = (counts[label] as number) + 1
  }
}

/** Marks with 1 every square that lies in a marked tile. */
export function* spreadTiles(
  tiles: Uint8Array,
  marked: Uint8Array,
  { width, height }: Size,
): Steps<void> {
  const columns = Math.ceil(width / toneTile)
  yield* inRows(width, height, (y) => {
    const at = Math.floor(y / toneTile) * columns
    for (let x = 0; x < width; x++) {
      if (tiles[at + Math.floor(x / toneTile)] === 1) marked[y * width + x] = 1
    }
  })
}

/**
 * Gives 1 per tile where the mean difference may be visible: its upper confidence bound is not below the margin.
 *
 * @param isBeside Whether the instruction asks for things only, and a strong change was found.
 */
export function uncertainTiles(test: ToneTest, isBeside: boolean): Uint8Array {
  return Uint8Array.from(test.size, (size, i) => {
    const spread = test.spread[i] as number
    const most = invisible + (isBeside ? Math.min(mostBeside, spreadsBeside * spread) : 0)
    return size + spread < most ? 0 : 1
  })
}

/** Marks with 1 also what lies within the margin around marked squares. */
export function* withMargin(marked: Uint8Array, { width, height }: Size): Steps<Uint8Array> {
  const squared = yield* squaredDistances(marked, width, height)
  const result = new Uint8Array(marked.length)
  yield* inRuns(result.length, (from, to) => {
    for (let i = from; i < to; i++) result[i] = (squared[i] as number) <= margin * margin ? 1 : 0
  })
  return result
}

/**
 * Gives how surely nothing changed, 0..255, from where that can't be said (1 in `unsure`), setting in softly.
 *
 * An equivalence test: not "no change was found" but "a visible one is ruled out" (Schuirmann 1987).
 */
export function* sameness(unsure: Uint8Array, { width, height }: Size): Steps<Uint8Array> {
  const squared = yield* squaredDistances(unsure, width, height)
  const same = new Uint8Array(unsure.length)
  yield* inRuns(same.length, (from, to) => {
    for (let i = from; i < to; i++) {
      same[i] = Math.round(255 * smoothStep(Math.sqrt(squared[i] as number) / onset))
    }
  })
  return same
}
