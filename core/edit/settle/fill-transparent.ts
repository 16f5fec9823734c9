import { createPicture, isOpaque, maxWord, type Picture } from '../../image/picture.ts'
import { rectOf } from '../../image/rect.ts'
import { createMask } from '../../mask/mask.ts'
import { composePatch } from '../compose.ts'
import type { Patch } from '../patch.ts'
import type { SettleStage } from './settle.ts'

/**
 * Shows the parent through the transparent parts of an answer whose model knows no alpha.
 *
 * Such a model can't mean to cut a hole: it left those pixels unpainted. A candidate whose alpha is meant stays.
 */
export const fillTransparent: SettleStage = (state, { parent, meansAlpha }) => {
  if (meansAlpha || isOpaque(state.picture)) return state
  return {
    ...state,
    picture: composePatch(parent, patchOf(state.picture)),
    notes: [
      ...state.notes,
      'The answer was transparent in places; there the picture stays as it was.',
    ],
  }
}

/** The candidate as an opaque picture that is laid on by its own alpha. */
function patchOf(picture: Picture): Patch {
  const rect = rectOf(picture)
  const full = maxWord(picture.depth)
  const coverage = createMask(rect)
  const color = createPicture(picture, picture.depth, picture.data.slice())
  for (let i = 0, pos = 3; pos < color.data.length; i++, pos += 4) {
    coverage.data[i] = Math.round(((color.data[pos] as number) * 255) / full)
    color.data[pos] = full
  }
  return { rect, color, coverage }
}
