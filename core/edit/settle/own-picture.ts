import { createPicture, type Picture } from '../../image/picture.ts'
import type { SettleState } from './settle.ts'

/** Gives the state's picture for writing: itself when only the stages hold it, else a copy. */
export function ownPicture({ picture, isOwn }: Pick<SettleState, 'picture' | 'isOwn'>): Picture {
  return isOwn ? picture : createPicture(picture, picture.depth, picture.data.slice())
}
