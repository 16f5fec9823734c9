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

/** Runs in slices: yields after each one, so that the caller can report progress, stop, or let others work. */
export type Slices = Generator<undefined, void, undefined>

/** Pixels in one slice: a few tens of milliseconds of the slowest kernel. */
export const slicePixels = 1 << 20

/** Canvas pixels for one source pixel. */
export function scaleOf(canvas: Size, context: OperationContext): number {
  return canvas.width / context.crop.width
}

/** Calls a kernel for runs of whole pixels, given as word positions, and yields after each. */
export function* overSlices(canvas: Canvas, kernel: (from: number, to: number) => void): Slices {
  const words = canvas.data.length
  for (let from = 0; from < words; from += slicePixels * 4) {
    kernel(from, Math.min(words, from + slicePixels * 4))
    yield
  }
}

/** Calls a kernel for every row, and yields after each slice's worth of them. */
export function* overRows(canvas: Size, kernel: (y: number) => void): Slices {
  const rows = Math.max(1, Math.floor(slicePixels / canvas.width))
  for (let y = 0; y < canvas.height; y++) {
    kernel(y)
    if ((y + 1) % rows === 0) yield
  }
  yield
}
