import { toDepthInSteps } from '../../image/picture.ts'
import type { SettleStage } from './settle.ts'

/**
 * Gives the candidate 16 bits, before anything is computed on it, so that no stage rounds to 8.
 *
 * A faithful candidate, of which every word is meant, takes the parent's depth at once.
 */
export const matchDepth: SettleStage = function* (state, { parent, faithful }) {
  const picture = yield* toDepthInSteps(state.picture, faithful ? parent.depth : 16)
  return { ...state, picture, isOwn: state.isOwn || picture !== state.picture }
}
