import type { Plane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import { choosePoints } from './choose-points.ts'
import { type Fit, fitWarp } from './lucas-kanade.ts'
import type { Level } from './pyramid.ts'
import type { Warp } from './warp.ts'

/** A parent and a candidate on one grid, at every resolution, and where the parent counts. */
export interface Matched {
  readonly parent: readonly Level[]
  readonly candidate: readonly Level[]
  readonly support: readonly Plane[]
}

const mostPoints = 4000
const mostFinest = 10_000

/** Finds the warp from the coarsest level down to the level numbered `last`, starting at `home`. */
export function* findWarp(matched: Matched, home: Warp, last: number): Steps<Fit> {
  const { parent, candidate, support } = matched
  let fit: Fit = { warp: home, gain: 1, bias: 0, residual: 0, spread: 0 }
  for (let level = parent.length - 1; level >= last; level--) {
    const points = choosePoints(
      parent[level] as Level,
      support[level] as Plane,
      level === 0 ? mostFinest : mostPoints,
    )
    yield
    fit = fitWarp(points, candidate[level] as Level, fit, { rounds: 12, rotates: false, home })
    yield
  }
  return fit
}
