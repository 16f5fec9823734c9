import { toDepthInSteps } from '../../image/picture.ts'
import type { SettleStage } from './settle.ts'

/** Gives the candidate the source's depth, before anything is computed on it, so that no stage rounds to 8 bits. */
export const matchDepth: SettleStage = function* (state, { parent }) {
  const picture = yield* toDepthInSteps(state.picture, parent.depth)
  return { ...state, picture, isOwn: state.isOwn || picture !== state.picture }
}
