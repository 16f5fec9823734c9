import type { Picture } from '../../image/picture.ts'
import { smoothStep } from '../../image/smooth-step.ts'
import type { Steps } from '../../steps.ts'
import { valuesOfColors } from './values-of-colors.ts'

/** A colour in CIE Lab (D65): L, a, b. */
export type LabColor = readonly [number, number, number]

/** How much a difference in lightness counts: light and shade on one surface are still its colour. */
const lightnessWeight = 0.5

/**
 * Gives how much each pixel is of a colour, 0..255: fully within the tolerance, fading to none at twice of it.
 *
 * `tolerance` is a difference in Lab, in which lightness counts by half. What is fully transparent is of no colour.
 */
export function* colorRange(
  picture: Picture,
  [l, a, b]: LabColor,
  tolerance: number,
): Steps<Uint8Array> {
  const coverageOf = (l2: number, a2: number, b2: number) => {
    const lightness = lightnessWeight * (l2 - l)
    const square = lightness * lightness + (a2 - a) * (a2 - a) + (b2 - b) * (b2 - b)
    return Math.round(255 * smoothStep(2 - Math.sqrt(square) / tolerance))
  }
  return yield* valuesOfColors(picture, coverageOf, 0)
}

/** Families of colours by hue, as people name them. */
export const hueFamilies = [
  'reds',
  'oranges',
  'yellows',
  'greens',
  'cyans',
  'blues',
  'purples',
  'pinks',
] as const

export type HueFamily = (typeof hueFamilies)[number]

/** Where each family begins, in degrees of hue in CIE Lab (sRGB's red lies at 40, green at 136, blue at 306). */
const begins: readonly number[] = [5, 52, 75, 105, 170, 220, 308, 333]

/** Degrees around a border in which two families fade into one another. */
const hueFade = 14

/** Chroma at which a colour begins to be more than a grey, and where it fully is. */
const greyEnd = [6, 20] as const

/**
 * Gives how much each pixel belongs to a family of colours ("the reds"), 0..255, by hue and strength.
 *
 * Neighbouring families fade into one another; greys belong to none.
 */
export function* hueRange(picture: Picture, family: HueFamily): Steps<Uint8Array> {
  const index = hueFamilies.indexOf(family)
  const from = begins[index] as number
  const span = turn((begins[(index + 1) % begins.length] as number) - from)
  const coverageOf = (_: number, a: number, b: number) => {
    const chroma = Math.sqrt(a * a + b * b)
    if (chroma <= greyEnd[0]) return 0
    const strength = smoothStep((chroma - greyEnd[0]) / (greyEnd[1] - greyEnd[0]))
    const beyond = turn((Math.atan2(b, a) * 180) / Math.PI - from + hueFade / 2)
    const enters = smoothStep(beyond / hueFade)
    const leaves = smoothStep((beyond - span) / hueFade)
    return Math.round(255 * strength * Math.max(0, enters - leaves))
  }
  return yield* valuesOfColors(picture, coverageOf, 0)
}

/** Brings an angle to 0 up to 360. */
function turn(degrees: number): number {
  return ((degrees % 360) + 360) % 360
}
