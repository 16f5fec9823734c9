import type { Steps } from '../../../steps.ts'
import { choosePoints, type Points } from './choose-points.ts'
import { correspondence } from './correspondence.ts'
import type { Matched } from './find-warp.ts'
import { type Fit, fitWarp } from './lucas-kanade.ts'
import type { Level } from './pyramid.ts'
import type { Warp } from './warp.ts'

/** How far around a fit others are looked for, in values of each level: what repeats farther off is seen coarser. */
const reach = 8
/** From here on a shift is another one and no longer the same. */
const apart = 2.5
/** A rival has this share of the fit's own agreement; a level at which the fit agrees less than at all tells nothing. */
const asGood = 0.85
const atAll = 0.2
const fewPoints = 500
const leastPoints = 30
const leastWindows = 6

/**
 * Tells whether the candidate would fit its parent as well somewhere else: then nothing tells which place is right.
 *
 * That is so for whatever repeats (tiles, cloth, brick) and along straight edges. Around the fit the agreement of slopes is
 * looked at on a lattice of shifts, at every level; the best shift that stands for itself is refined, and judged by
 * windows as the fit itself.
 */
export function* hasRival(matched: Matched, fit: Fit): Steps<boolean> {
  for (let number = 0; number < matched.parent.length; number++) {
    const parent = matched.parent[number] as Level
    const candidate = matched.candidate[number] as Level
    const support = matched.support[number]
    if (!support) continue
    const points = choosePoints(parent, support, fewPoints)
    if (points.count < leastPoints) continue
    const shift = bestElsewhere(points, candidate, fit.warp)
    yield
    if (!shift) continue
    const start = moved(fit.warp, shift.x * parent.step, shift.y * parent.step)
    const options = { rounds: 6, rotates: false, home: start }
    const rival = fitWarp(points, candidate, { ...fit, warp: start }, options)
    const off = Math.hypot(rival.warp.shiftX - fit.warp.shiftX, rival.warp.shiftY - fit.warp.shiftY)
    if (off < apart * parent.step) continue
    const own = correspondence(parent, candidate, support, fit.warp)
    yield
    const others = correspondence(parent, candidate, support, rival.warp)
    yield
    if (own.agreements.length < leastWindows || own.mean < atAll) continue
    if (others.mean > asGood * own.mean) return true
  }
  return false
}

function moved(warp: Warp, x: number, y: number): Warp {
  return { ...warp, shiftX: warp.shiftX + x, shiftY: warp.shiftY + y }
}

/** The shift, in values of the level, at which slopes agree best, among those that are no part of the fit's own peak. */
function bestElsewhere(
  points: Points,
  candidate: Level,
  warp: Warp,
): { readonly x: number; readonly y: number } | null {
  const width = 2 * reach + 1
  const scores = new Float64Array(width * width)
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      scores[(y + reach) * width + x + reach] = agreeAt(points, candidate, warp, x, y)
    }
  }
  let best: { x: number; y: number } | null = null
  let most = 0
  for (let y = 1 - reach; y < reach; y++) {
    for (let x = 1 - reach; x < reach; x++) {
      const at = (y + reach) * width + x + reach
      const score = scores[at] as number
      if (Math.hypot(x, y) < apart || score <= most) continue
      if (!isPeak(scores, at, width) && !isRidge(scores, x, y, width)) continue
      most = score
      best = { x, y }
    }
  }
  return best
}

function isPeak(scores: Float64Array, at: number, width: number): boolean {
  for (const next of [-width - 1, -width, 1 - width, -1, 1, width - 1, width, width + 1]) {
    if ((scores[at + next] as number) > (scores[at] as number)) return false
  }
  return true
}

/** Whether the way from the fit to a shift never goes down by much: a straight edge can be slid along. */
function isRidge(scores: Float64Array, x: number, y: number, width: number): boolean {
  const own = scores[reach * width + reach] as number
  for (let part = 0.25; part <= 1; part += 0.25) {
    const at = (Math.round(y * part) + reach) * width + Math.round(x * part) + reach
    if ((scores[at] as number) < 0.9 * own) return false
  }
  return true
}

/** The sum of products of both slopes over the points, at one shift in whole values. */
function agreeAt(
  { count, u, v, slopeX, slopeY }: Points,
  { plane: { width, height, data }, step, middleX, middleY }: Level,
  { shiftX, shiftY, scaleX, scaleY, rotation }: Warp,
  x: number,
  y: number,
): number {
  let both = 0
  let ofA = 0
  let ofB = 0
  for (let i = 0; i < count; i++) {
    const atU = u[i] as number
    const atV = v[i] as number
    const column = Math.floor((middleX + shiftX + scaleX * atU - rotation * atV) / step) + x
    const row = Math.floor((middleY + shiftY + scaleY * atV + rotation * atU) / step) + y
    if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) continue
    const at = row * width + column
    const bx = (data[at + 1] as number) - (data[at - 1] as number)
    const by = (data[at + width] as number) - (data[at - width] as number)
    const ax = slopeX[i] as number
    const ay = slopeY[i] as number
    both += ax * bx + ay * by
    ofA += ax * ax + ay * ay
    ofB += bx * bx + by * by
  }
  return ofA > 0 && ofB > 0 ? both / Math.sqrt(ofA * ofB) : 0
}
