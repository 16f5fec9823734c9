import type { LabPlanes } from '../../image/color/lab-planes.ts'
import { maxWord, type Picture } from '../../image/picture.ts'
import { median } from './quantile.ts'

/** Fewer pixels than this say nothing. */
export const leastPixels = 16

/** Nearly grey: neither black nor clipped white, and of little colour. */
const greyLightness = { from: 15, to: 97 } as const
const greyChroma = 18
/** With less than this share of nearly grey pixels there is no telling what is meant to be grey. */
const leastGreyShare = 0.01

/**
 * Gives the middle colour of a picture's nearly grey pixels, a and b in CIE Lab: what the light makes of grey.
 *
 * @returns null where too little of the picture is nearly grey.
 */
export function nearlyGrey(picture: Picture, { l, a, b }: LabPlanes): [number, number] | null {
  const places = visiblePixels(picture, (at) => {
    const light = l[at] as number
    return (
      light >= greyLightness.from &&
      light <= greyLightness.to &&
      Math.hypot(a[at] as number, b[at] as number) < greyChroma
    )
  })
  if (places.length < Math.max(leastPixels, leastGreyShare * l.length)) return null
  const middle = (plane: Float32Array) => median(places.map((at) => plane[at] as number)) as number // of some
  return [middle(a), middle(b)]
}

/** Lists the pixels that are more opaque than not and that count, by their index. */
export function visiblePixels(
  { data, depth, width, height }: Picture,
  counts: (at: number) => boolean = () => true,
): number[] {
  const half = maxWord(depth) / 2
  const places: number[] = []
  for (let at = 0; at < width * height; at++) {
    if ((data[at * 4 + 3] as number) > half && counts(at)) places.push(at)
  }
  return places
}
