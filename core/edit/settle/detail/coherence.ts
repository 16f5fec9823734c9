import { inRuns } from '../../../image/in-runs.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import type { CellErrors } from './cell-errors.ts'
import type { DriftNoise } from './drift-noise.ts'

/** Up to this multiple of the noise a miss is noise; from the second on it is something new. */
const noise = 2
const novelty = 5

/** Tells cell by cell how far models explain a candidate: 1 = to within its noise, 0 = not, smoothly between. */
export function* coherence({ miss, relief }: CellErrors, drift: DriftNoise): Steps<Plane> {
  const result = createPlane(miss)
  yield* inRuns(result.data.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const expected = drift.floor + drift.slope * (relief.data[i] as number)
      const excess = ((miss.data[i] as number) / expected - noise) / (novelty - noise)
      const t = Math.min(1, Math.max(0, excess))
      result.data[i] = 1 - t * t * (3 - 2 * t)
    }
  })
  return result
}
