import type { Picture } from '../image/picture.ts'
import { drawOutline } from '../mask/draw-outline.ts'
import type { Steps } from '../steps.ts'
import { type MaskInput, maskToSendInSteps } from './mask-to-send.ts'

/** What decides the marks that are drawn over a picture, as one plain input. */
export interface MarksInput extends Pick<MaskInput, 'region' | 'protect' | 'plan'> {
  /** The crop as it is sent. */
  readonly sent: Picture
}

/**
 * Gives the outline of where change is allowed, of the sent picture's size; null where it is allowed everywhere.
 *
 * @throws RefineError `bad_region` when no pixel may change.
 */
export function* marksToSendInSteps({ sent, ...area }: MarksInput): Steps<Picture | null> {
  const mask = yield* maskToSendInSteps({ ...area, shown: true })
  return mask && (yield* drawOutline(mask, sent))
}
