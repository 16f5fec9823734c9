import { inRuns } from '../../../image/in-runs.ts'
import { blurPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import type { Differences } from './differences.ts'
import type { UsualSpread } from './usual-spread.ts'

/** Standard deviation of the window that a tone is fitted in, in squares. */
const windowSigma = 2.5

/** What a fitted tone may leave, in variances of what usually differs. */
const mostLeft = 5

/** How much of the parent's structure a tone keeps at least. */
const leastKept = 0.4

/** A parent flatter than this, as variance of L in a window, has no structure that could be lost. */
const flat = 4

/** A mean difference beyond this, in ΔE, is content where no other tone was asked for. */
const mostTone = 12

/**
 * Marks with 255 where a change brought new content, as opposed to another tone.
 *
 * A tone is a smooth function of the parent: in a window the differences are then nearly linear in the parent's
 * lightness (the local linear model of He, Sun and Tang, "Guided image filtering", 2013), and the structure is still
 * there.
 *
 * @param changed 1 where anything changed.
 * @param wantsTone Whether the instruction asks for another light, colour or mood: then also a strong change may be one.
 */
export function* contentOf(
  differences: Differences,
  usual: UsualSpread,
  changed: Uint8Array,
  wantsTone: boolean,
): Steps<Uint8Array> {
  const { parent } = differences
  const content = new Uint8Array(changed.length)
  if (!changed.includes(1)) return content
  const means = yield* mean(differences, (at) => parent.l[at] as number)
  const squares = yield* mean(differences, (at) => (parent.l[at] as number) ** 2)
  const size = createPlane(differences)
  const left = createPlane(differences)
  for (const [plane, spread] of [
    [differences.l, usual.l],
    [differences.a, usual.a],
    [differences.b, usual.b],
  ] as const) {
    const d = yield* mean(differences, (at) => plane[at] as number)
    const dd = yield* mean(differences, (at) => (plane[at] as number) ** 2)
    const pd = yield* mean(differences, (at) => (parent.l[at] as number) * (plane[at] as number))
    const isLight = plane === differences.l
    yield* inRuns(changed.length, (from, to) => {
      for (let i = from; i < to; i++) {
        const m = d.data[i] as number
        const variance = (squares.data[i] as number) - (means.data[i] as number) ** 2
        const shared = (pd.data[i] as number) - (means.data[i] as number) * m
        const gain = shared / (variance + 1)
        const rest = Math.max(0, (dd.data[i] as number) - m * m - gain * shared)
        const unit = spread[usual.classOf[i] as number] as number
        const isLost = isLight && variance > flat && 1 + gain < leastKept
        left.data[i] = (left.data[i] as number) + (isLost ? 3 * mostLeft : rest / (unit * unit))
        size.data[i] = (size.data[i] as number) + m * m
      }
    })
  }
  const strong = wantsTone ? Infinity : mostTone * mostTone
  yield* inRuns(changed.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const isContent = (left.data[i] as number) > 3 * mostLeft || (size.data[i] as number) > strong
      if (changed[i] === 1 && isContent) content[i] = 255
    }
  })
  return content
}

function* mean(differences: Differences, valueAt: (at: number) => number): Steps<Plane> {
  const plane = createPlane(differences)
  yield* inRuns(plane.data.length, (from, to) => {
    for (let i = from; i < to; i++) plane.data[i] = valueAt(i)
  })
  return yield* blurPlane(plane, windowSigma)
}
