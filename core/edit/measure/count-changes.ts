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
    countRun(parent.data, composed.data, coverage.data, false, outside, from, to)
    countRun(parent.data, composed.data, coverage.data, true, inside, from, to)
  })
  return { outside, inside }
}

/** Compares the pixels of a run that are covered, or those that are not, and adds them to what was found before. */
function countRun(
  before: Uint8Array | Uint16Array,
  after: Uint8Array | Uint16Array,
  coverage: Uint8Array,
  covered: boolean,
  changes: Changes,
  from: number,
  to: number,
): void {
  let { pixels, changedPixels, maxDifference, sum } = changes
  for (let i = from, pos = from * 4; i < to; i++, pos += 4) {
    if (coverage[i] !== 0 ? !covered : covered) continue
    pixels++
    let largest = 0
    for (let word = pos; word < pos + 4; word++) {
      const difference = Math.abs((after[word] as number) - (before[word] as number))
      sum += difference
      if (difference > largest) largest = difference
    }
    if (largest > 0) changedPixels++
    if (largest > maxDifference) maxDifference = largest
  }
  Object.assign(changes, { pixels, changedPixels, maxDifference, sum })
}
