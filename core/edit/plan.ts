import type { Rect, Size } from '../image/rect.ts'

/** Which sizes a model can be asked for, as data. */
export type SizeRule =
  /** Any size up to a number of pixels: the crop goes out at scale 1 if it fits. */
  | { readonly kind: 'any'; readonly maxPixels: number; readonly maxEdge: number }
  /** Multiples within bounds, as OpenAI's current models. */
  | {
      readonly kind: 'rule'
      readonly multipleOf: number
      readonly maxEdge: number
      readonly minPixels: number
      readonly maxPixels: number
      /** Longer edge ÷ shorter edge. */
      readonly maxRatio: number
    }
  /** A fixed list. */
  | { readonly kind: 'list'; readonly sizes: readonly Size[] }

/** Pure geometry derived from an edit and a model's sizes: what is sent, and at which scale. */
export interface Plan {
  /** The part of the source that is sent, in source pixels; contains the region, lies in the source. */
  readonly crop: Rect
  /** The size asked for, in provider pixels. */
  readonly sent: Size
  /** Provider pixels per source pixel along an edge: below 1 the result is coarser than the source. */
  readonly density: number
}
