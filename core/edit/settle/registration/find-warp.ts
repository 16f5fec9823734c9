import type { Plane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import { choosePoints, halfOfPoints, type Points } from './choose-points.ts'
import { type Fit, fitWarp } from './lucas-kanade.ts'
import type { Level } from './pyramid.ts'
import { type Warp, warpDistance } from './warp.ts'

/** A parent and a candidate on one grid, at every resolution, and where the parent counts. */
export interface Matched {
  readonly parent: readonly Level[]
  readonly candidate: readonly Level[]
  readonly support: readonly Plane[]
}

const mostPoints = 3000
const mostFinest = 8000

/** Rounds that are enough at every level; most end sooner. */
const rounds = 10

/** Finds a warp near `home` from the coarsest level down to the one numbered `last`. */
export function* findWarp(matched: Matched, home: Warp, last: number): Steps<Fit> {
  const fit: Fit = {
    warp: home,
    gain: 1,
    bias: 0,
    residual: 0,
    spread: 0,
    turnSpread: 0,
    gainSpread: 1,
  }
  return yield* refineWarp(matched, fit, { home, first: matched.parent.length - 1, last })
}

/**
 * A level at which the candidate has less than this share of its usual contrast is too fine for it: it was blurred, and
 * what it has there is noise.
 */
const leastGain = 0.4
/** A level with too few points to know its contrast to this is no measure for others. */
const knownGain = 0.1

/** Refines a fit from the level numbered `first` down to the one numbered `last`. */
export function* refineWarp(
  matched: Matched,
  from: Fit,
  options: {
    readonly home: Warp
    readonly first: number
    readonly last: number
    readonly rotates?: boolean
  },
): Steps<Fit> {
  const { home, first, last, rotates = false } = options
  let fit = from
  for (let level = first; level >= last; level--) {
    const points = pointsOf(matched, level)
    yield
    const finer = fitWarp(points, matched.candidate[level] as Level, fit, { rounds, rotates, home })
    yield
    if (fit.gainSpread < knownGain && finer.gain < leastGain * fit.gain) return fit
    fit = finer
  }
  return fit
}

/**
 * Gives how far two fits on independent halves of the points are apart at most, anywhere on the grid, in values: about
 * twice what the fit may be off for all that bends in the answer.
 */
export function* halvesApart(
  matched: Matched,
  fit: Fit,
  options: { readonly home: Warp; readonly level: number; readonly rotates: boolean },
): Steps<number> {
  const { home, level, rotates } = options
  const points = pointsOf(matched, level)
  yield
  const candidate = matched.candidate[level] as Level
  const [a, b] = ([0, 1] as const).map(
    (half) =>
      fitWarp(halfOfPoints(points, half), candidate, fit, { rounds: 3, rotates, home }).warp,
  )
  yield
  const { width, height } = matched.support[0] as Plane
  return warpDistance(a ?? fit.warp, b ?? fit.warp, { width, height })
}

function pointsOf({ parent, support }: Matched, level: number): Points {
  const most = level === 0 ? mostFinest : mostPoints
  return choosePoints(parent[level] as Level, support[level] as Plane, most)
}
