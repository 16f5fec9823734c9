import { copyPicture, type Picture } from '../../image/picture.ts'
import type { Steps } from '../../steps.ts'
import type { SettleState } from './settle.ts'

/** Gives the state's picture for writing: itself when only the stages hold it, else a copy. */
export function* ownPicture({ picture, isOwn }: SettleState): Steps<Picture> {
  return isOwn ? picture : yield* copyPicture(picture)
}
