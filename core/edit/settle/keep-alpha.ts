import { createPicture, isOpaque } from '../../image/picture.ts'
import type { SettleStage } from './settle.ts'

/**
 * Keeps the parent's alpha unless the candidate has transparency of its own.
 *
 * Most models know no alpha and answer opaque: that must not fill a cut-out. A candidate with any pixel that is
 * not fully opaque is taken to mean its alpha, everywhere, unless its model knows no alpha at all.
 */
export const keepAlpha: SettleStage = (state, { parent, meansAlpha }) => {
  const { picture } = state
  const opaque = isOpaque(picture)
  if ((meansAlpha && !opaque) || (opaque && isOpaque(parent))) return state
  const result = createPicture(picture, picture.depth, picture.data.slice())
  for (let pos = 3; pos < result.data.length; pos += 4) {
    result.data[pos] = parent.data[pos] as number
  }
  return { ...state, picture: result }
}
