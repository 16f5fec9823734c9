import * as z from 'zod/mini'
import type { Size } from '../image/rect.ts'
import { type RelativeRect, rectIn } from '../image/relative-rect.ts'
import { uniteMasks } from '../mask/combine.ts'
import { fullMask, type Mask } from '../mask/mask.ts'

/** What reads "25%,10%,50%,60%": left, top, width and height as parts of the picture. */
const boxPattern = /^(\d+(?:\.\d+)?)%,(\d+(?:\.\d+)?)%,(\d+(?:\.\d+)?)%,(\d+(?:\.\d+)?)%$/u

/** How far decimals may miss the border of the picture: "33.4%,0%,66.6%,100%" reaches it. */
const slack = 1e-9

/** Reads a relative rectangle; null for anything else, for one without area and for one that leaves the picture. */
export function parseRelativeRect(text: string): RelativeRect | null {
  const [, ...parts] = boxPattern.exec(text.replace(/\s+/gu, '')) ?? []
  if (parts.length !== 4) return null
  const [x = 0, y = 0, width = 0, height = 0] = parts.map((part) => Number(part) / 100)
  const fits = x + width <= 1 + slack && y + height <= 1 + slack
  return width > 0 && height > 0 && fits ? { x, y, width, height } : null
}

/** A mask as a file for each picture; `{name}` stands for the picture's name without ending, `{folder}` for its folder. */
export const maskPatternSchema = z.strictObject({ mask: z.string().check(z.minLength(1)) })

const boxSchema = z.string().check(
  z.refine((text) => parseRelativeRect(text) !== null, {
    error:
      'expected left, top, width and height inside the picture, such as "25%,10%,50%,60%", or {"mask": "masks/{name}.png"}',
  }),
)

/** A place in every picture of a set: relative rectangles, or a mask file for each picture. */
export const placeSchema = z.union([boxSchema, maskPatternSchema])

export type Place = z.infer<typeof placeSchema>

/** Gives the area that several places cover together in a picture; null for none. */
export async function maskOfPlaces(
  places: readonly Place[],
  size: Size,
  readMask: (pattern: string) => Promise<Mask>,
): Promise<Mask | null> {
  let mask: Mask | null = null
  for (const place of places) {
    const one = await maskOfPlace(place, size, readMask)
    mask = mask ? uniteMasks(mask, one) : one
  }
  return mask
}

/** Gives the area that one place covers in a picture. @throws what reading a mask file throws. */
export async function maskOfPlace(
  place: Place,
  size: Size,
  readMask: (pattern: string) => Promise<Mask>,
): Promise<Mask> {
  if (typeof place !== 'string') return readMask(place.mask)
  const area = parseRelativeRect(place)
  if (!area) throw new RangeError(`Expected a relative rectangle but received “${place}”`)
  return fullMask(rectIn(area, size))
}
