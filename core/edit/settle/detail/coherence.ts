import { inRuns } from '../../../image/in-runs.ts'
import { meanPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import { smoothStep } from '../../../image/smooth-step.ts'
import type { Steps } from '../../../steps.ts'
import type { CellErrors } from './cell-errors.ts'
import { cellKinds, type DetailCells } from './detail-cells.ts'
import type { DriftNoise } from './drift-noise.ts'

/** One scale at which misses are tested against the noise. */
interface Scale {
  /** Cells on either side over which both are averaged. */
  readonly radius: number
  /** How many times the noise a tenth of unchanged cells miss by, where that can't be measured. */
  readonly usual: number
  /** Up to this multiple of that a miss is noise; from the second on it is something new. */
  readonly noise: number
  readonly novelty: number
}

/** Single strokes show at the fine scale, faint new texture at the coarse one, where chance averages out. */
const fine: Scale = { radius: 0, usual: 3.5, noise: 1.3, novelty: 3 }
const coarse: Scale = { radius: 4, usual: 2.2, noise: 1.2, novelty: 2.6 }

/**
 * Tells cell by cell how far models explain a candidate: 1 = to within its noise, 0 = not, smoothly between.
 *
 * A significance test over windows of two sizes (Aach, Kaup and Mester 1993) whose thresholds come from what must be as it was,
 * where there is such a part. Uses up miss and relief.
 */
export function* coherence(
  cells: DetailCells,
  { miss, relief }: CellErrors,
  noise: DriftNoise,
): Steps<Plane> {
  const expected = relief
  const result = createPlane(miss)
  yield* inRuns(result.data.length, (from, to) => {
    result.data.fill(1, from, to)
    for (let i = from; i < to; i++) {
      expected.data[i] = noise.floor + noise.slope * (relief.data[i] as number)
    }
  })
  for (const scale of [fine, coarse]) {
    yield* meanPlane(miss, scale.radius, miss)
    yield* meanPlane(expected, scale.radius, expected)
    const unit = noise.isMeasured ? unchangedMiss(cells, miss, expected) : scale.usual
    yield* inRuns(result.data.length, (from, to) =>
      judge(miss.data, expected.data, unit, scale, result.data, from, to),
    )
  }
  return result
}

/** Gives what nine in ten of the cells that must be as they were stay below, as a multiple of the noise. */
function unchangedMiss({ kind }: DetailCells, misses: Plane, noises: Plane): number {
  const ratios: number[] = []
  let seen = 0
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] !== cellKinds.kept || seen++ % 7 !== 0) continue
    ratios.push((misses.data[i] as number) / (noises.data[i] as number))
  }
  ratios.sort((a, b) => a - b)
  return Math.max(1, ratios[Math.floor(0.9 * (ratios.length - 1))] ?? 1)
}

function judge(
  misses: Float32Array,
  noises: Float32Array,
  unit: number,
  { noise, novelty }: Scale,
  result: Float32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const ratio = (misses[i] as number) / (noises[i] as number) / unit
    result[i] = (result[i] as number) * (1 - smoothStep((ratio - noise) / (novelty - noise)))
  }
}
