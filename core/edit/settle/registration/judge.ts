import type { Plane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import { correspondence } from './correspondence.ts'
import type { Matched } from './find-warp.ts'
import type { Level } from './pyramid.ts'
import type { Warp } from './warp.ts'

/** Whether two aligned pictures show the same thing. */
export interface Judgement {
  /** 0: nothing of it. 1: surely. */
  readonly likeness: number
  /** Mean agreement of slopes that this rests on, −1 to 1. */
  readonly agreement: number
  /** Whether there is enough structure to say so: without, a likeness of 0 means nothing. */
  readonly isFounded: boolean
}

/** The longest side of the level that is judged at: fine enough to tell things apart, too coarse for grain and blur. */
const judgedSide = 256

/** Fewer windows with structure can't speak against an answer, and so few not for it either. */
const founded = 12
const leastWindows = 3

/**
 * Below `other` another picture is shown, above `same` the same one: at the level that is judged, and at the next finer.
 *
 * Measured on photographs: under strong blur, grain, JPEG and changes of light the mean agreement stays above 0.78 and
 * 0.44; between other photographs, mirrored, turned and re-cropped ones it stays below 0.25 and 0.15.
 */
const limits = [
  { other: 0.35, same: 0.55 },
  { other: 0.22, same: 0.4 },
] as const

/** Gives the number of the level that is judged at. */
export function judgedLevel(levels: readonly Level[]): number {
  const number = levels.findIndex(({ plane }) => Math.max(plane.width, plane.height) <= judgedSide)
  return number < 0 ? levels.length - 1 : number
}

/** Judges whether a candidate, aligned by a warp, shows what its parent shows, where nothing should have changed. */
export function* judgeWarp(matched: Matched, warp: Warp): Steps<Judgement> {
  const judged = judgedLevel(matched.parent)
  let best: Judgement = { likeness: 0, agreement: 0, isFounded: false }
  for (const [finer, { other, same }] of limits.entries()) {
    const level = judged - finer
    if (level < 0) break
    const { agreements, mean } = correspondence(
      matched.parent[level] as Level,
      matched.candidate[level] as Level,
      matched.support[level] as Plane,
      warp,
    )
    yield
    if (agreements.length < leastWindows) continue
    const likeness = Math.min(1, Math.max(0, (mean - other) / (same - other)))
    const isFounded = best.isFounded || agreements.length >= founded
    if (likeness > best.likeness || best.agreement === 0) {
      best = { likeness, agreement: mean, isFounded }
    } else best = { ...best, isFounded }
    if (likeness === 1) break
  }
  return best
}
