import { RefineError } from '../errors.ts'
import type { ColorTag } from './color-tag.ts'
import { type IccPrimaries, isRgbProfileOf } from './icc.ts'
import { createPicture, type Picture } from './picture.ts'
import {
  fromLinearTable8,
  fromLinearTable16,
  linearSteps8,
  linearSteps16,
  toLinearTable,
} from './srgb.ts'

/**
 * Display P3's primaries as ICC profiles state them. Red's Z is -0.00105 by the book, but 0 in profiles that avoid
 * negative numbers, which then have less of it in blue; these lie midway.
 */
const displayP3Primaries: IccPrimaries = {
  rXYZ: [0.51515, 0.2412, -0.0005],
  gXYZ: [0.29201, 0.69222, 0.04188],
  bXYZ: [0.15714, 0.06658, 0.7837],
}

/** Three rows of three: linear light in, linear light out. */
type ColorMatrix = readonly [number, number, number, number, number, number, number, number, number]

/** The products of CSS Color 4's matrices from RGB to XYZ and back (section 18, "Sample code for Color Conversions"). */
const p3ToSrgb: ColorMatrix = [
  1.2249401762805598, -0.22494017628055996, 0, -0.04205695470968816, 1.042056954709688, 0,
  -0.019637554590334432, -0.07863604555063189, 1.0982736001409663,
]
const srgbToP3: ColorMatrix = [
  0.8224619687143623, 0.17753803128563775, 0, 0.03319419885096162, 0.9668058011490384, 0,
  0.017082630721120033, 0.07239744066396347, 0.9105199286149165,
]

/**
 * Tells whether a picture's words are Display P3: by its profile's numbers where it has one, else by PNG's cICP.
 *
 * A profile that is merely called so does not count.
 */
export function isDisplayP3(tag: ColorTag): boolean {
  return tag.icc ? isRgbProfileOf(tag.icc, displayP3Primaries) : tag.name === 'Display P3'
}

/**
 * Converts Display P3 words to sRGB; colours that sRGB can't hold are cut to its range, alpha stays.
 *
 * At most 0.6 of a word from the exact value at either depth, roundings included; greys stay as they are.
 */
export function displayP3ToSrgb(picture: Picture): Picture {
  return convert(picture, p3ToSrgb)
}

/**
 * Converts sRGB words to Display P3, which holds all of them; alpha stays. As exact as {@link displayP3ToSrgb}.
 *
 * There and back, a word is off by at most 12 at either depth, and by more than 1 only where it is dark beside brighter
 * channels: there one step of the bright ones is worth several of its own.
 */
export function srgbToDisplayP3(picture: Picture): Picture {
  return convert(picture, srgbToP3)
}

/**
 * Converts between Display P3 and sRGB, for hosts without a colour engine: a `ColorConverter` (see `ports.ts`).
 *
 * Both verbs give sRGB pictures back as they are, and reject with `unsupported_source` for any other space.
 */
export const displayP3Converter = {
  async toSrgb(picture: Picture, from: ColorTag): Promise<Picture> {
    return needsConversion(from) ? displayP3ToSrgb(picture) : picture
  },
  async fromSrgb(picture: Picture, to: ColorTag): Promise<Picture> {
    return needsConversion(to) ? srgbToDisplayP3(picture) : picture
  },
}

function needsConversion(tag: ColorTag): boolean {
  if (tag.space === 'srgb') return false
  if (isDisplayP3(tag)) return true
  throw new RefineError(
    'unsupported_source',
    `The picture’s colour space (${tag.name}) can’t be converted to sRGB here.`,
    {
      hint: 'Convert the picture to sRGB or Display P3 first, or use the local provider, which needs no conversion.',
    },
  )
}

function convert(picture: Picture, matrix: ColorMatrix): Picture {
  const result = createPicture(picture, picture.depth)
  const encode = picture.depth === 8 ? encoder8() : encoder16()
  convertWords(picture.data, toLinearTable(picture.depth), matrix, encode, result.data)
  return result
}

function convertWords(
  words: Uint8Array | Uint16Array,
  linear: Float32Array,
  [rr, rg, rb, gr, gg, gb, br, bg, bb]: ColorMatrix,
  encode: (light: number) => number,
  to: Uint8Array | Uint16Array,
): void {
  for (let pos = 0; pos < words.length; pos += 4) {
    const r = linear[words[pos] as number] as number
    const g = linear[words[pos + 1] as number] as number
    const b = linear[words[pos + 2] as number] as number
    to[pos] = encode(rr * r + rg * g + rb * b)
    to[pos + 1] = encode(gr * r + gg * g + gb * b)
    to[pos + 2] = encode(br * r + bg * g + bb * b)
    to[pos + 3] = words[pos + 3] as number
  }
}

function encoder8(): (light: number) => number {
  const table = fromLinearTable8()
  return (light) => table[Math.round(Math.min(1, Math.max(0, light)) * linearSteps8)] as number
}

function encoder16(): (light: number) => number {
  const table = fromLinearTable16()
  return (light) => {
    const at = Math.min(1, Math.max(0, light)) * linearSteps16
    const low = Math.floor(at)
    const start = table[low] as number
    return Math.round(start + ((table[low + 1] as number) - start) * (at - low))
  }
}
