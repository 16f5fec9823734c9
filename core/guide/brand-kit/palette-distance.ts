import { deltaE00 } from '../../image/color/delta-e.ts'
import { labOf } from '../../image/color/lab.ts'
import { labPlanes, sideFor } from '../../image/color/lab-planes.ts'
import type { Picture } from '../../image/picture.ts'
import { rectOf } from '../../image/rect.ts'
import { cropMask } from '../../mask/crop-mask.ts'
import type { Mask } from '../../mask/mask.ts'
import { scaleMaskInSteps } from '../../mask/scale-mask.ts'
import type { Steps } from '../../steps.ts'
import type { BrandColor, BrandKit } from './brand-kit.ts'

/** How far a picture, or a part of it, is from the colours of a brand. */
export interface PaletteDistance {
  /** Part of the area that lies within the tolerance of one of the palette's colours, 0..1. */
  readonly share: number
  /** Mean ΔE00 to the nearest colour of the palette. */
  readonly meanDeltaE: number
  /** How much of the area each colour of the palette is nearest to, 0..1, in the palette's order. */
  readonly nearest: readonly number[]
}

/** Values that a picture is looked at with: more would not change the result, only the time. */
const mostValues = 20_000

/**
 * Measures how far colours are from a brand kit's palette: of the whole picture, or of what a mask covers.
 *
 * Each value is the mean light of a small square of pixels, compared by ΔE00 with every colour of the palette.
 *
 * @param picture Read as sRGB.
 * @param mask In the picture's pixels; null: all of it.
 * @returns null when the kit has no palette, or the mask covers nothing.
 */
export function* paletteDistance(
  picture: Picture,
  { palette }: Pick<BrandKit, 'palette'>,
  mask: Mask | null = null,
): Steps<PaletteDistance | null> {
  if (palette.length === 0) return null
  const planes = yield* labPlanes(picture, sideFor(picture, mostValues))
  const weights = mask && (yield* scaleMaskInSteps(cropMask(mask, rectOf(picture)), planes)).data
  const colors = palette.map(labOfColor)
  const nearest = new Float64Array(palette.length)
  let [all, within, sum] = [0, 0, 0]
  for (let i = 0; i < planes.l.length; i++) {
    const weight = weights ? (weights[i] as number) : 255
    if (weight === 0) continue
    const value = [planes.l[i], planes.a[i], planes.b[i]] as [number, number, number]
    const distances = colors.map((color) => deltaE00(...value, ...color))
    const least = Math.min(...distances)
    const at = distances.indexOf(least)
    all += weight
    sum += weight * least
    nearest[at] = (nearest[at] as number) + weight
    if (distances.some((distance, n) => distance <= (palette[n] as BrandColor).tolerance)) {
      within += weight
    }
    if (i % 1000 === 0) yield
  }
  if (all === 0) return null
  return {
    share: within / all,
    meanDeltaE: sum / all,
    nearest: [...nearest].map((weight) => weight / all),
  }
}

/** Gives a brand's colour as CIE Lab (D65). */
export function labOfColor({ hex }: Pick<BrandColor, 'hex'>): [number, number, number] {
  const word = Number.parseInt(hex.slice(1), 16)
  return labOf((word >> 16) / 255, ((word >> 8) & 255) / 255, (word & 255) / 255)
}
