import type { Picture } from '../../image/picture.ts'
import type { Rect } from '../../image/rect.ts'
import type { Mask } from '../mask.ts'
import type { HueFamily } from './color-range.ts'
import type { SubjectHint } from './subject-hint.ts'
import type { ToneRange } from './tone-range.ts'

/** A colour as stored in sRGB, 0..1 each. */
export interface EncodedColor {
  readonly red: number
  readonly green: number
  readonly blue: number
}

/** Which part of a picture is to be proposed as a mask; places are in source pixels. */
export type PartWish =
  /** What a box or strokes show; `inverted` gives everything else, its background. */
  | { readonly kind: 'subject'; readonly hint: SubjectHint; readonly inverted?: boolean }
  | { readonly kind: 'tones'; readonly range: ToneRange }
  | { readonly kind: 'hues'; readonly family: HueFamily }
  /** Colours around one, with a tolerance in Lab. */
  | { readonly kind: 'color'; readonly color: EncodedColor; readonly tolerance: number }
  /** Colours like that of one pixel, or like those of a painted area. */
  | {
      readonly kind: 'similar'
      readonly to: { readonly x: number; readonly y: number } | Mask
      readonly tolerance: number
      /** Whether only what hangs together with it counts. */
      readonly contiguous: boolean
    }

/** What proposing a part needs; plain data, so that it crosses to a worker. */
export interface PartInput {
  readonly wish: PartWish
  /** The whole source, in its own pixels. */
  readonly bounds: Rect
  /** What {@link picture} shows, in source pixels: best what `partArea` gives. */
  readonly rect: Rect
  /** Read as sRGB; smaller than {@link rect} where the source is too large: then the mask is as coarse. */
  readonly picture: Picture
}

/** How much colours may differ (in Lab) when nothing else is said. */
export const usualTolerance = 16
