import type { Picture } from './picture.ts'
import type { Rect } from './rect.ts'

/** A part of a larger picture that is transparent black everywhere else. */
export interface PicturePart {
  /** Where the part lies, in the larger picture's pixels. */
  readonly rect: Rect
  /** The pixels under `rect`. */
  readonly picture: Picture
}
