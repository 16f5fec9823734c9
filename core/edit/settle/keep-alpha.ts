import { inRuns } from '../../image/in-runs.ts'
import { isOpaqueInSteps, maxWord } from '../../image/picture.ts'
import { ownPicture } from './own-picture.ts'
import type { SettleStage } from './settle.ts'

/**
 * Keeps the parent's alpha unless the candidate has transparency of its own.
 *
 * Most models know no alpha and answer opaque: that must not fill a cut-out. A candidate with any pixel that is
 * not fully opaque is taken to mean its alpha, everywhere, unless its model knows no alpha at all.
 */
export const keepAlpha: SettleStage = function* (state, { parent, meansAlpha }) {
  const opaque = yield* isOpaqueInSteps(state.picture)
  if ((meansAlpha && !opaque) || (opaque && (yield* isOpaqueInSteps(parent)))) return state
  const picture = yield* ownPicture(state)
  const times = maxWord(picture.depth) / maxWord(parent.depth)
  yield* inRuns(picture.width * picture.height, (from, to) => {
    for (let pos = from * 4 + 3; pos < to * 4; pos += 4) {
      picture.data[pos] = Math.round((parent.data[pos] as number) * times)
    }
  })
  return { ...state, picture, isOwn: true }
}
