import type { Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import type { Alignment } from './alignment.ts'
import { findWarp } from './registration/find-warp.ts'
import { lumaGrid } from './registration/luma-grid.ts'
import { pyramidOf } from './registration/pyramid.ts'
import { supportLevels, supportOf } from './registration/support.ts'
import { alignmentOfWarp, identityWarp } from './registration/warp.ts'
import type { SettleContext, SettleStage, SettleState } from './settle.ts'

/** Values of the finest grid that pictures are aligned on, at most. */
const mostValues = 600_000

/**
 * Finds how a candidate lies on its parent, by what should not have changed; see `registration/`.
 */
export const registerCandidate: SettleStage = function* (state, context) {
  if (context.faithful) return state
  const alignment = yield* alignmentOf(state, context)
  const { crop } = context.plan
  return {
    ...state,
    alignment,
    measures: {
      ...state.measures,
      alignment: {
        shiftX: (alignment.shiftX * crop.width) / state.picture.width,
        shiftY: (alignment.shiftY * crop.height) / state.picture.height,
        scaleX: alignment.scaleX,
        scaleY: alignment.scaleY,
        degrees: (alignment.rotation * 180) / Math.PI,
        confidence: alignment.confidence,
      },
    },
  }
}

function* alignmentOf(state: SettleState, context: SettleContext): Steps<Alignment> {
  const { picture } = state
  const { parent, allowed, hasRegion } = context
  const grid = gridFor(parent, picture)
  const parentLevels = yield* pyramidOf(yield* lumaGrid(parent, grid))
  const candidateLevels = yield* pyramidOf(yield* lumaGrid(picture, grid))
  const support = supportLevels(yield* supportOf(allowed, hasRegion, grid), parentLevels)
  const matched = { parent: parentLevels, candidate: candidateLevels, support }
  const fit = yield* findWarp(matched, identityWarp, 0)
  return {
    ...alignmentOfWarp(fit.warp, grid, picture),
    confidence: 1 / (1 + fit.spread * fit.spread),
    residual: fit.residual,
    found: 'lucas-kanade',
  }
}

/** A grid in the candidate's proportions that is finer than neither picture. */
function gridFor(parent: Size, candidate: Size): Size {
  const most = Math.sqrt(mostValues / (candidate.width * candidate.height))
  const scale = Math.min(1, most)
  return {
    width: Math.min(parent.width, Math.max(1, Math.round(candidate.width * scale))),
    height: Math.min(parent.height, Math.max(1, Math.round(candidate.height * scale))),
  }
}
