/**
 * How a candidate lies on the crop: the crop's pixel at (x, y) shows what the candidate shows at (x′, y′).
 *
 * With both in pixels, corners at whole numbers, and (cx, cy) the crop's middle scaled into the candidate:
 *
 *     x′ = kx·x + shiftX + (scaleX − 1)·(kx·x − cx) − rotation·(ky·y − cy)
 *     y′ = ky·y + shiftY + (scaleY − 1)·(ky·y − cy) + rotation·(kx·x − cx)
 *
 * where kx = candidate width ÷ crop width, and ky alike: the identity is the candidate stretched onto the crop.
 */
export interface Alignment {
  readonly scaleX: number
  readonly scaleY: number
  /** In candidate pixels. */
  readonly shiftX: number
  readonly shiftY: number
  /** In radians, small. */
  readonly rotation: number
  /** 0: the picture gave no hold, this is the identity. 1: sure. */
  readonly confidence: number
  /** What is left after aligning, as root mean square of luma on what should not have changed, 0..255. */
  readonly residual: number
  /**
   * How it was found: `identity` left the answer where it lay, because nothing moved or nothing could show it;
   * `unknown` did so although it may well lie elsewhere, as where a pattern repeats.
   */
  readonly found: 'identity' | 'unknown' | 'lucas-kanade' | 'phase-correlation'
}

/** The candidate stretched onto the crop, as if nothing were known. */
export const identityAlignment: Alignment = {
  scaleX: 1,
  scaleY: 1,
  shiftX: 0,
  shiftY: 0,
  rotation: 0,
  confidence: 0,
  residual: 0,
  found: 'identity',
}

/** Tells whether an alignment moves nothing by as much as a hundredth of a pixel across a picture of that size. */
export function isIdentity(
  { scaleX, scaleY, shiftX, shiftY, rotation }: Alignment,
  { width, height }: { readonly width: number; readonly height: number },
): boolean {
  const least = 0.01
  return (
    Math.abs(shiftX) + (Math.abs(scaleX - 1) * width) / 2 + (Math.abs(rotation) * height) / 2 <
      least &&
    Math.abs(shiftY) + (Math.abs(scaleY - 1) * height) / 2 + (Math.abs(rotation) * width) / 2 <
      least
  )
}
