import type { Size } from '../image/rect.ts'
import type { Mask } from '../mask/mask.ts'

/** Gives the part of a picture that a mask covers, 0..1, soft coverage counted by its amount. */
export function regionShare(mask: Mask, picture: Size): number {
  let sum = 0
  for (let i = 0; i < mask.data.length; i++) sum += mask.data[i] as number
  return sum / (255 * picture.width * picture.height)
}
