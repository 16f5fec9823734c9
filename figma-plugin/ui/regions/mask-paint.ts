import type { CallOptions } from '../../../core/host.ts'
import type { Rect } from '../../../core/image/rect.ts'
import type { Matrix } from '../geometry/matrix.ts'

/** What of a mask layer's paints counts: their alpha, or their light times alpha. */
export type MaskKind = 'ALPHA' | 'LUMINANCE'

/** How a paint covers pixels: two values 0..255 for each, row-major. */
export interface PaintCover {
  /** How much it hides of the paints below it. */
  readonly alpha: Uint8Array
  /** What it adds to the mask. */
  readonly adds: Uint8Array
}

/** A paint of a mask layer, as something that covers a source's pixels. */
export interface MaskPaint {
  /** 0..1. */
  readonly opacity: number
  /** Works out a rectangle of source pixels; `toNode` leads from them to the mask layer's own units. */
  cover(rect: Rect, toNode: Matrix, options: CallOptions): Promise<PaintCover>
}

/** How bright a colour of channels 0..1 is to a mask: luma with the weights of Rec. 709, as for masks in files. */
export function lumaOf({ r, g, b }: { r: number; g: number; b: number }): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
