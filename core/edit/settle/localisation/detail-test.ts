import { inRuns } from '../../../image/in-runs.ts'
import { blurPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import type { Differences } from './differences.ts'
import type { UsualSpread } from './usual-spread.ts'

/** Standard deviation of the window, in squares. */
const windowSigma = 1.4

/** What one square alone may count: beyond this it is changed in any case. */
const mostOfOne = 80

/** The energy of what differs in a small window, over what usually differs there: about 1 where nothing changed. */
export interface DetailTest {
  readonly energy: Float32Array
  /** Above this a window is clearly changed, and above the other one it may belong to what is. */
  readonly clear: number
  readonly faint: number
}

/**
 * Tests small windows for a change of content.
 *
 * Aach, Kaup and Mester, "Statistical model-based change detection in moving video" (1993): the sum of squared differences over
 * a window, each over its usual spread. Neighbouring differences are not independent here and their tails are heavy, so
 * the thresholds are not those of χ² but come from the windows where nothing should have changed.
 */
export function* testDetail(
  differences: Differences,
  usual: UsualSpread,
  known: Uint8Array | null,
  share: number,
): Steps<DetailTest> {
  const { l, a, b } = differences
  const raw = createPlane(differences)
  yield* inRuns(raw.data.length, (from, to) => addEnergy(l, a, b, usual, raw.data, from, to))
  const { data: energy } = yield* blurPlane(raw, windowSigma, raw)
  const tail = known ? yield* logTail(energy, known, share) : null
  return {
    energy,
    clear: tail ? Math.max(6, Math.exp(tail.middle + 3.6 * tail.spread)) : 6,
    faint: tail ? Math.max(2.5, Math.exp(tail.middle + 2.2 * tail.spread)) : 2.5,
  }
}

function addEnergy(
  l: Float32Array,
  a: Float32Array,
  b: Float32Array,
  usual: UsualSpread,
  energy: Float32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const place = usual.classOf[i] as number
    const dl = (l[i] as number) / (usual.l[place] as number)
    const da = (a[i] as number) / (usual.a[place] as number)
    const db = (b[i] as number) / (usual.b[place] as number)
    energy[i] = Math.min(mostOfOne, (dl * dl + da * da + db * db) / 3)
  }
}

/**
 * Gives middle and spread of the logarithms of the known windows' energies.
 *
 * @param share Like the quantile of the spread: both quantiles lie below it, so that what did change says nothing.
 */
function* logTail(
  energy: Float32Array,
  known: Uint8Array,
  share: number,
): Steps<{ readonly middle: number; readonly spread: number }> {
  const sample: number[] = []
  const step = Math.max(1, Math.floor(energy.length / 40_000))
  for (let i = 0; i < energy.length; i += step) {
    if (known[i] === 1) sample.push(Math.log((energy[i] as number) + 1e-3))
  }
  yield
  sample.sort((x, y) => x - y)
  const at = (part: number) => sample[Math.floor((sample.length - 1) * part)] ?? 0
  // A normal distribution's quantiles at .5 and .84 lie one standard deviation apart; at .16 and .5 as well.
  return share >= 0.5
    ? { middle: at(0.5), spread: Math.max(0.05, at(0.84) - at(0.5)) }
    : { middle: at(0.35), spread: Math.max(0.05, at(0.35) - at(0.09)) }
}
