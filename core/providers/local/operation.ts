/** A colour as people name it: sRGB, 0..255 a channel. */
export interface Rgb {
  readonly r: number
  readonly g: number
  readonly b: number
  /** As the user said it ("warm cream", "#F5E6D3"). */
  readonly name: string
}

/**
 * A part of the whole picture, as fractions of its width and height.
 *
 * Sides at 0 or 1 lie on the picture's border; an effect fades out towards the others.
 */
export interface Place {
  /** As people say it ("upper third"). */
  readonly name: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** True for everything but the rectangle ("the edges"). */
  readonly outside?: boolean
}

/** Changes that have a strength and a direction. */
export const toneKinds = [
  'brightness',
  'exposure',
  'contrast',
  'saturation',
  'vibrance',
  'warmth',
  'highlights',
  'shadows',
  'sharpness',
  'clarity',
] as const
export type ToneKind = (typeof toneKinds)[number]

/** Changes that are either there or not; a strength mixes them in. */
export const lookKinds = [
  'golden-hour',
  'black-and-white',
  'sepia',
  'invert',
  'neutral-light',
] as const
export type LookKind = (typeof lookKinds)[number]

interface Placed {
  /** Where in the whole picture; null is everywhere (that the region allows). */
  readonly place: Place | null
}

/** Amount is signed: 0.1 is 10 % more; stops for exposure. */
export interface ToneOperation extends Placed {
  readonly kind: ToneKind
  readonly amount: number
}
/** Amount is 0 (nothing) to 1 (fully). */
export interface LookOperation extends Placed {
  readonly kind: LookKind
  readonly amount: number
}
/** Amount is the blur's strength, 1 being strong, and counts only when no radius in source pixels is given. */
export interface BlurOperation extends Placed {
  readonly kind: 'blur'
  readonly amount: number
  readonly radiusPx: number | null
}
/** Lays one flat colour over the area; amount is its opacity. */
export interface FillOperation extends Placed {
  readonly kind: 'fill'
  readonly color: Rgb
  readonly amount: number
}
/** Gives one surface another colour and keeps its light and shade; amount mixes it in. */
export interface RecolorOperation extends Placed {
  readonly kind: 'recolor'
  readonly color: Rgb
  readonly amount: number
}
/** Moves hue and saturation towards a colour; brightness stays; amount mixes it in. */
export interface TintOperation extends Placed {
  readonly kind: 'tint'
  readonly color: Rgb
  readonly amount: number
}
/** A side of the picture. */
export type Side = 'top' | 'bottom' | 'left' | 'right'

/**
 * A colour that fades out across its place (or the region, or the picture); amount is its highest opacity.
 *
 * `from` is the side where it is strongest; null for a corner or the middle: strongest there.
 */
export interface GradientOperation extends Placed {
  readonly kind: 'gradient'
  readonly color: Rgb
  readonly amount: number
  readonly from: Side | null
}
/** Darker (positive) or lighter (negative) corners; amount is the opacity in the outermost pixel. */
export interface VignetteOperation extends Placed {
  readonly kind: 'vignette'
  readonly amount: number
}
/** Shows a centred part with another ratio of width to height. */
export interface CropOperation {
  readonly kind: 'crop'
  readonly ratio: { readonly width: number; readonly height: number }
}

/** One thing that the embedded provider does to pixels; an instruction becomes a list of them, done in order. */
export type Operation =
  | ToneOperation
  | LookOperation
  | BlurOperation
  | FillOperation
  | RecolorOperation
  | TintOperation
  | GradientOperation
  | VignetteOperation
  | CropOperation

/** What changes pixels and keeps the frame. */
export type PixelOperation = Exclude<Operation, CropOperation>
