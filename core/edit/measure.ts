import { inRuns } from '../image/in-runs.ts'
import type { Picture } from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import type { Mask } from '../mask/mask.ts'
import type { Steps } from '../steps.ts'
import type { Plan } from './plan.ts'
import type { Report, SettleMeasures } from './report.ts'

/** What {@link measureReport} compares. */
export interface Measured {
  /** The parent's pixels over the crop. */
  readonly parent: Picture
  /** What compose gave over the crop. */
  readonly composed: Picture
  /** The final coverage over the crop: 0 is outside, everything else inside. */
  readonly coverage: Mask
  readonly plan: Plan
  /** The size that the candidate came back at. */
  readonly answered: Size
  /** What the stages measured on the way. */
  readonly measures: SettleMeasures
  readonly notes: readonly string[]
}

/**
 * Measures what a refinement changed, word by word, outside and inside its coverage.
 *
 * "Outside" are the pixels of the crop with coverage 0; beyond the crop nothing is ever written. A pixel counts
 * as changed when any of its four words differs; the mean runs over all four.
 *
 * @throws TypeError when sizes or depths do not match.
 */
export function* measureReport(measured: Measured): Steps<Report> {
  const { parent, composed, coverage, plan, answered, measures, notes } = measured
  const { width, height } = parent
  if (
    composed.data.length !== parent.data.length ||
    composed.depth !== parent.depth ||
    coverage.data.length * 4 !== parent.data.length
  ) {
    throw new TypeError(
      `Expected pictures and coverage of ${width}×${height} at one depth but received ${composed.width}×${composed.height} and ${coverage.rect.width}×${coverage.rect.height}`,
    )
  }
  const outside: Changes = { pixels: 0, changedPixels: 0, maxDifference: 0, sum: 0 }
  const inside: Changes = { ...outside }
  yield* inRuns(coverage.data.length, (from, to) => {
    countChanges(parent.data, composed.data, coverage.data, false, outside, from, to)
    countChanges(parent.data, composed.data, coverage.data, true, inside, from, to)
  })
  return {
    outside: {
      pixels: outside.pixels,
      changedPixels: outside.changedPixels,
      maxDifference: outside.maxDifference,
    },
    inside: {
      pixels: inside.pixels,
      changedPixels: inside.changedPixels,
      maxDifference: inside.maxDifference,
      meanDifference: inside.pixels === 0 ? 0 : inside.sum / (inside.pixels * 4),
    },
    density: plan.density,
    answeredSize: { width: answered.width, height: answered.height },
    ...measures,
    notes: [...notes],
  }
}

interface Changes {
  pixels: number
  changedPixels: number
  maxDifference: number
  sum: number
}

/** Compares the pixels of a run that are covered, or those that are not, and adds them to what was found before. */
function countChanges(
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
