import { inRuns } from '../../image/in-runs.ts'
import type { Picture } from '../../image/picture.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'

/** How many pixels of an area differ, and by how much, in words of the pictures' depth. */
export interface Changes {
  pixels: number
  /** Pixels of which any of the four words differs. */
  changedPixels: number
  /** Largest difference of one word. */
  maxDifference: number
  /** All differences of all words, added up. */
  sum: number
}

/** Compares two pictures word by word, apart for what is covered at all and what is not. */
export function* countChanges(
  parent: Picture,
  composed: Picture,
  coverage: Mask,
): Steps<{ readonly outside: Changes; readonly inside: Changes }> {
  const outside: Changes = { pixels: 0, changedPixels: 0, maxDifference: 0, sum: 0 }
  const inside: Changes = { ...outside }
  yield* inRuns(coverage.data.length, (from, to) => {
    const covered = countCovered(coverage.data, from, to)
    inside.pixels += covered
    outside.pixels += to - from - covered
    countRun(parent.data, composed.data, coverage.data, outside, inside, from, to)
  })
  return { outside, inside }
}

function countCovered(coverage: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (coverage[i] !== 0) count++
  return count
}

/** Adds the pixels of a run that differ to what was found before. */
function countRun(
  before: Uint8Array | Uint16Array,
  after: Uint8Array | Uint16Array,
  coverage: Uint8Array,
  outside: Changes,
  inside: Changes,
  from: number,
  to: number,
): void {
  for (let i = from, pos = from * 4; i < to; i++, pos += 4) {
    if (
      before[pos] === after[pos] &&
      before[pos + 1] === after[pos + 1] &&
      before[pos + 2] === after[pos + 2] &&
      before[pos + 3] === after[pos + 3]
    ) {
      continue
    }
    const changes = coverage[i] === 0 ? outside : inside
    changes.changedPixels++
    for (let word = pos; word < pos + 4; word++) {
      const difference = Math.abs((after[word] as number) - (before[word] as number))
      changes.sum += difference
      if (difference > changes.maxDifference) changes.maxDifference = difference
    }
  }
}
