import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'
import type { Alignment } from '../alignment.ts'
import { findWarp, halvesApart, type Matched, refineWarp } from './find-warp.ts'
import { type Judgement, judgedLevel, judgeWarp } from './judge.ts'
import type { Fit } from './lucas-kanade.ts'
import { phaseShifts } from './phase-correlation.ts'
import { hasRival } from './rivals.ts'
import type { Start } from './starts.ts'
import { identityWarp, type Warp, warpDistance } from './warp.ts'

/** What came of looking for a candidate's place. */
export interface Finding {
  /**
   * `found`: it lies as `warp` says. `no hold`: the parent has too little structure. `repeats`: it would fit as well
   * elsewhere. `uneven`: its parts lie too differently. `other`: it shows another picture. `elsewhere`: it shows the same,
   * but much of it moved out of the frame.
   */
  readonly result: 'found' | 'no hold' | 'repeats' | 'uneven' | 'other' | 'elsewhere'
  readonly start: Start
  readonly warp: Warp
  readonly judgement: Judgement
  readonly residual: number
  /** How far it may be off at most, in values of the finest level: one deviation. */
  readonly spread: number
  readonly found: Alignment['found']
}

interface Attempt {
  readonly start: Start
  readonly fit: Fit
  readonly judgement: Judgement
  readonly found: Alignment['found']
}

/** A later start has to agree by so much more than an earlier one. */
const clearlyBetter = 0.03

/** How many peaks of phase correlation are followed. */
const peaks = 4

/** Finds how a candidate lies on its parent, beginning at each of the given starts. */
export function* findAlignment(
  matched: Matched,
  starts: readonly Start[],
  grid: Size,
): Steps<Finding> {
  const coarse = judgedLevel(matched.parent)
  let best: Attempt | null = null
  for (const start of starts)
    best = yield* attempt(matched, start, start.warp, best, 'lucas-kanade')
  if (!best) throw new RangeError('Expected at least one start but received none')
  if (best.judgement.likeness < 1 && best.judgement.isFounded) {
    const shifts = yield* phaseShifts(
      matched.parent[coarse] as Matched['parent'][number],
      matched.candidate[coarse] as Matched['candidate'][number],
      matched.support[coarse] as Matched['support'][number],
      peaks,
    )
    const { start } = best
    for (const shift of shifts) {
      best = yield* attempt(matched, start, { ...start.warp, ...shift }, best, 'phase-correlation')
    }
  }
  // A start near another may lead there as well: what counts is where the answer was found.
  best = { ...best, start: nearestStart(starts, best, grid) }
  const isOther = best.judgement.likeness === 0
  if (isOther && !best.judgement.isFounded) return findingOf(best, 'no hold', Infinity)
  if (isOther || isElsewhere(best.fit.warp, best.start.warp, grid)) {
    // Against itself: in what repeats, nothing speaks against an answer that fits badly or far away.
    const own = { ...matched, candidate: matched.parent }
    const repeats = yield* hasRival(own, { ...best.fit, warp: identityWarp })
    return findingOf(best, repeats ? 'repeats' : isOther ? 'other' : 'elsewhere', Infinity)
  }
  return yield* refine(matched, best, coarse, grid)
}

function* attempt(
  matched: Matched,
  start: Start,
  home: Warp,
  before: Attempt | null,
  found: Alignment['found'],
): Steps<Attempt> {
  const fit = yield* findWarp(matched, home, judgedLevel(matched.parent))
  const judgement = yield* judgeWarp(matched, fit.warp)
  const least = before ? before.judgement.agreement + clearlyBetter : -1
  return before && judgement.agreement < least ? before : { start, fit, judgement, found }
}

function nearestStart(starts: readonly Start[], { start, fit }: Attempt, grid: Size): Start {
  const distanceTo = ({ warp }: Start) => warpDistance(warp, fit.warp, grid)
  return starts.reduce((best, each) => (distanceTo(each) < distanceTo(best) ? each : best), start)
}

/** Beyond these an answer is no longer what was sent and a little off, but another view of it. */
const mostShift = 0.12
const mostScale = 1.16

function isElsewhere(warp: Warp, home: Warp, grid: Size): boolean {
  const shift = Math.max(
    Math.abs(warp.shiftX - home.shiftX) / grid.width,
    Math.abs(warp.shiftY - home.shiftY) / grid.height,
  )
  const across = warp.scaleX / home.scaleX
  const down = warp.scaleY / home.scaleY
  return shift > mostShift || Math.max(across, 1 / across, down, 1 / down) > mostScale
}

/** A rotation is taken on when it moves the border by so many values, and is that many deviations from none. */
const leastTurn = 0.75
const certainTurn = 4

/** Halves that differ by more than this share of the grid's longer side tell that the parts lie too differently. */
const mostUneven = 0.012

function* refine(matched: Matched, best: Attempt, coarse: number, grid: Size): Steps<Finding> {
  const home = best.start.warp
  const middle = Math.min(1, matched.parent.length - 1)
  let fit = yield* refineWarp(matched, best.fit, { home, first: coarse - 1, last: middle })
  const turned = yield* refineWarp(matched, fit, {
    home,
    first: middle,
    last: middle,
    rotates: true,
  })
  const turn = Math.abs(turned.warp.rotation)
  const rotates =
    turn * Math.max(grid.width, grid.height) > 2 * leastTurn &&
    turn > certainTurn * turned.turnSpread
  if (rotates) fit = turned
  fit = yield* refineWarp(matched, fit, { home, first: middle - 1, last: 0, rotates })
  const apart = yield* halvesApart(matched, fit, { home, level: middle, rotates })
  const spread = Math.hypot(fit.spread, apart / 2)
  const done = { ...best, fit }
  if (yield* hasRival(matched, fit)) return findingOf(done, 'repeats', spread)
  if (spread > mostUneven * Math.max(grid.width, grid.height))
    return findingOf(done, 'uneven', spread)
  return findingOf(done, 'found', spread)
}

function findingOf(
  { start, fit, judgement, found }: Attempt,
  result: Finding['result'],
  spread: number,
): Finding {
  return { result, start, warp: fit.warp, judgement, residual: fit.residual, spread, found }
}
