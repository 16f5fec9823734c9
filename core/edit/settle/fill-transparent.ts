import { isOpaqueInSteps } from '../../image/picture.ts'
import { composeInto } from '../compose.ts'
import { ownPicture } from './own-picture.ts'
import type { SettleStage } from './settle.ts'

/**
 * Shows the parent through the transparent parts of an answer whose model knows no alpha.
 *
 * Such a model can't mean to cut a hole: it left those pixels unpainted. A candidate whose alpha is meant stays.
 */
export const fillTransparent: SettleStage = function* (state, { parent, meansAlpha }) {
  if (meansAlpha || (yield* isOpaqueInSteps(state.picture))) return state
  const picture = yield* ownPicture(state)
  yield* composeInto(picture, parent)
  return {
    ...state,
    picture,
    isOwn: true,
    notes: [
      ...state.notes,
      'The answer was transparent in places; there the picture stays as it was.',
    ],
  }
}
