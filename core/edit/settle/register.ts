import { RefineError } from '../../errors.ts'
import type { Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import { type Alignment, identityAlignment } from './alignment.ts'
import { type Finding, findAlignment } from './registration/find-alignment.ts'
import { hideUnseen, lumaGrid } from './registration/luma-grid.ts'
import { pyramidOf } from './registration/pyramid.ts'
import { startsFor } from './registration/starts.ts'
import { supportLevels, supportOf } from './registration/support.ts'
import { alignmentOfWarp, identityWarp, warpDistance } from './registration/warp.ts'
import type { SettleContext, SettleStage, SettleState } from './settle.ts'

/** Values of the finest grid that pictures are aligned on, at most. */
const mostValues = 600_000

/**
 * Finds how a candidate lies on its parent, by what should not have changed, and refuses one that shows something else.
 *
 * Robust pyramid Lucas–Kanade (Baker and Matthews 2004) on the steepest points outside the region; without a region on
 * all of the picture, protected areas first. Phase correlation (Kuglin and Hines 1975) finds large shifts. Whether both
 * show the same thing is judged by gradient correlation in windows, which no change of light, colour, contrast, blur,
 * grain or compression brings down. Where nothing outside the region gives hold, what the region shows may, within the
 * limits of a drift. Where the picture gives none (flat, or repeating itself) the candidate is left where it lies, with
 * confidence 0. Nothing is moved for a faithful provider.
 *
 * @throws RefineError `bad_answer` when the answer to an edit of a region shows another picture, or another part of it;
 *   and for one that is too small to show anything.
 */
export const registerCandidate: SettleStage = function* (state, context) {
  if (context.faithful) return state
  if (isThumbnail(state.picture, context.plan.sent))
    throw tooSmall(state.picture, context.plan.sent)
  const finding = yield* findingFor(state, context)
  const { result } = finding
  if (context.hasRegion && (result === 'other' || result === 'elsewhere')) throw refusal(result)
  const alignment = alignmentOf(finding, gridFor(context.parent, state.picture), state.picture)
  const note = noteOf(finding)
  return {
    ...state,
    alignment,
    measures: { ...state.measures, alignment: measured(alignment, state.picture, context) },
    notes: note === null ? state.notes : [...state.notes, note],
  }
}

/** What came of it, and whether by what lies inside the region, as nothing around it gave hold. */
type FindingInside = Finding & { readonly isByInside?: boolean }

function* findingFor({ picture }: SettleState, context: SettleContext): Steps<FindingInside> {
  const { parent, allowed, hasRegion, plan } = context
  const grid = gridFor(parent, picture)
  const lumaOfParent = yield* lumaGrid(parent, grid)
  const lumaOfCandidate = yield* lumaGrid(picture, grid)
  hideUnseen(lumaOfParent, lumaOfCandidate)
  const ofParent = yield* pyramidOf(lumaOfParent)
  const ofCandidate = yield* pyramidOf(lumaOfCandidate)
  const starts = startsFor(plan.sent, picture, grid)
  function* findingBy(isOutside: boolean): Steps<Finding> {
    const support = supportLevels(yield* supportOf(allowed, isOutside, grid), ofParent)
    const matched = { parent: ofParent, candidate: ofCandidate, support }
    return yield* findAlignment(matched, starts, grid)
  }
  const finding = yield* findingBy(hasRegion)
  if (!hasRegion || finding.result !== 'no hold') return finding
  const byAll = yield* findingBy(false)
  return isDrift(byAll, grid) ? { ...byAll, isByInside: true } : finding
}

/** By what lies inside a region an answer is moved by this share of the grid's longer side at most. */
const mostDrift = 0.05

/** Tells whether an answer shows the same and is off by no more than drift: what was moved on purpose is off by more. */
function isDrift({ result, judgement, start, warp }: Finding, grid: Size): boolean {
  return (
    result === 'found' &&
    judgement.likeness === 1 &&
    warpDistance(warp, start.warp, grid) <= mostDrift * Math.max(grid.width, grid.height)
  )
}

/** A grid in the candidate's proportions that is finer than neither picture. */
function gridFor(parent: Size, candidate: Size): Size {
  const scale = Math.min(
    1,
    Math.sqrt(mostValues / (candidate.width * candidate.height)),
    parent.width / candidate.width,
    parent.height / candidate.height,
  )
  return {
    width: Math.max(1, Math.floor(candidate.width * scale + 1e-6)),
    height: Math.max(1, Math.floor(candidate.height * scale + 1e-6)),
  }
}

/** What moves nothing by more than this many candidate pixels is no movement: moving it would only soften it. */
const standsStill = 0.05

/** Candidate pixels off at which a fit is half as much worth. */
const usualSpread = 3

function alignmentOf(finding: Finding, grid: Size, candidate: Size): Alignment {
  const { result, warp, residual, judgement, found } = finding
  if (result === 'no hold') return identityAlignment
  if (result !== 'found') return { ...identityAlignment, found: 'unknown' }
  const pixel = candidate.width / grid.width
  const spread = finding.spread * pixel
  const confidence = judgement.likeness / (1 + (spread / usualSpread) ** 2)
  if (warpDistance(warp, identityWarp, grid) * pixel < standsStill) {
    return { ...identityAlignment, confidence, residual }
  }
  return { ...alignmentOfWarp(warp, grid, candidate), confidence, residual, found }
}

function measured(alignment: Alignment, candidate: Size, { plan: { crop } }: SettleContext) {
  return {
    shiftX: (alignment.shiftX * crop.width) / candidate.width,
    shiftY: (alignment.shiftY * crop.height) / candidate.height,
    scaleX: alignment.scaleX,
    scaleY: alignment.scaleY,
    degrees: (alignment.rotation * 180) / Math.PI,
    confidence: alignment.confidence,
  }
}

function noteOf({ result, judgement, start, isByInside }: FindingInside): string | null {
  if (result === 'other') {
    return 'The answer has little in common with the picture, so it could not be aligned with it.'
  }
  if (result === 'elsewhere') {
    return 'The answer shows another part of the picture, or at another scale; it was left as it is.'
  }
  if (result === 'repeats') {
    return 'Nothing in the picture tells how the answer lies on it, as it repeats itself or has straight edges only: it was left where it is.'
  }
  if (result === 'uneven') {
    return 'Parts of the answer lie too differently to be aligned as one: it was left where it is.'
  }
  if (isByInside) {
    return 'Nothing around the region tells how the answer lies, so it was aligned by what it shows inside.'
  }
  if (result === 'found' && judgement.likeness < 1) {
    return 'The answer resembles the picture only in part: look closely whether it lines up.'
  }
  if (result === 'found' && start.kind !== 'stretched') {
    return start.kind === 'cropped'
      ? 'The answer has other proportions than what was sent: it was found to be cut off, and brought into place.'
      : 'The answer has other proportions than what was sent: it was found to be padded, and brought into place.'
  }
  return null
}

/** An answer so many times smaller than what was sent holds no picture of it; where little was sent, little is enough. */
const thumbnail = 16
const leastSent = 128

function isThumbnail(answered: Size, sent: Size): boolean {
  const asked = Math.max(sent.width, sent.height)
  return asked >= leastSent && Math.max(answered.width, answered.height) * thumbnail < asked
}

function tooSmall(answered: Size, sent: Size): RefineError {
  return new RefineError(
    'bad_answer',
    `The answer has only ${answered.width}×${answered.height} pixels, where ${sent.width}×${sent.height} were asked for.`,
    { hint: 'Ask again, or choose another model.', retryable: true },
  )
}

function refusal(result: 'other' | 'elsewhere'): RefineError {
  return new RefineError(
    'bad_answer',
    result === 'other'
      ? 'The answer shows another picture: what should have stayed around the region is not in it.'
      : 'The answer shows another part of the picture: what should have stayed around the region was moved away.',
    {
      hint: 'Ask again, or choose a model that keeps to the picture that it is given.',
      retryable: true,
    },
  )
}
