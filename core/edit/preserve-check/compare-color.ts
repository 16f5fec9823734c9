import { deltaE00 } from '../../image/color/delta-e.ts'
import type { LabPlanes } from '../../image/color/lab-planes.ts'
import { inRuns } from '../../image/in-runs.ts'
import type { Steps } from '../../steps.ts'
import { summaryOf } from '../measure/color-differences.ts'

/** Values that are compared at most. */
const most = 20_000

/** Gives the 95th percentile of ΔE00 between two pictures of one place, value by value of their planes. */
export function* compareColor(before: LabPlanes, after: LabPlanes): Steps<number> {
  const step = Math.ceil(before.l.length / most)
  const differences = new Float32Array(Math.ceil(before.l.length / step))
  yield* inRuns(differences.length, (from, to) => {
    for (let i = from; i < to; i++) differences[i] = differenceAt(before, after, i * step)
  })
  return summaryOf(differences).p95
}

function differenceAt(before: LabPlanes, after: LabPlanes, i: number): number {
  return deltaE00(
    before.l[i] as number,
    before.a[i] as number,
    before.b[i] as number,
    after.l[i] as number,
    after.a[i] as number,
    after.b[i] as number,
  )
}
