import type { Depth } from '../../../image/picture.ts'
import type { Rect, Size } from '../../../image/rect.ts'
import type { Mask } from '../../../mask/mask.ts'
import type { Words } from './curve.ts'

/** The picture that operations change in place: a copy that nobody else holds. */
export interface Canvas extends Size {
  readonly depth: Depth
  readonly data: Words
}

/** What an operation may know beside the pixels. */
export interface OperationContext {
  /** Where change is wanted, in the canvas's pixels; null is everywhere. */
  readonly mask: Mask | null
  /** The part of the whole picture that the canvas shows, in source pixels. */
  readonly crop: Rect
  readonly whole: Size
}

/** Canvas pixels for one source pixel. */
export function scaleOf(canvas: Size, context: OperationContext): number {
  return canvas.width / context.crop.width
}
