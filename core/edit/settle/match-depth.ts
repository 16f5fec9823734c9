import { toDepth } from '../../image/picture.ts'
import type { SettleStage } from './settle.ts'

/** Gives the candidate the source's depth, before anything is computed on it, so that no stage rounds to 8 bits. */
export const matchDepth: SettleStage = (state, { parent }) => ({
  ...state,
  picture: toDepth(state.picture, parent.depth),
})
