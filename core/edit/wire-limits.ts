import type { Size } from '../image/rect.ts'
import type { SizeRule } from './plan.ts'

/** What one request can carry, as data: each limit with its source where it is stated; one that is not known is left out. */
export interface WireLimits {
  /** Longest picture, as the data URL of an 8-bit PNG, in characters. */
  readonly dataUrlLength?: number
  /** Largest mask, in bytes of its PNG. */
  readonly maskBytes?: number
}

/** What goes into the pictures of a request. */
export interface WirePictures {
  /** Whether the picture may have alpha; opaque ones are written without it. */
  readonly alpha: boolean
  /** Whether a mask goes along. */
  readonly masked: boolean
}

/** Characters before the data of a PNG's data URL. */
const dataUrlHead = 'data:image/png;base64,'.length

/**
 * Bytes a pixel that the PNG of a mask stays below: a mask is drawn in two values, so that none is worse than noise,
 * which takes 0.48.
 */
export const maskBytesPerPixel = 0.75

/**
 * Gives the bytes that a PNG of so many pixels never exceeds, whatever they show.
 *
 * Deflate stores what it can't pack, with five bytes for each block of 7000 and more (RFC 1951, 3.2.4); each row has
 * one byte for its filter (PNG, 9.2); what is left over is for the chunks around them.
 */
export function pngBound({ width, height }: Size, bytesPerPixel: number): number {
  const rows = height * (1 + width * bytesPerPixel)
  return rows + Math.ceil(rows / 256) + 1024
}

/** Gives the characters that the data URL of such a file has. */
export function dataUrlLengthOf(bytes: number): number {
  return dataUrlHead + 4 * Math.ceil(bytes / 3)
}

/** Tells whether a picture of this size can be carried, whatever it shows: known before anything is encoded. */
export function fitsWire(size: Size, wire: WireLimits, { alpha, masked }: WirePictures): boolean {
  const { dataUrlLength = Number.POSITIVE_INFINITY, maskBytes = Number.POSITIVE_INFINITY } = wire
  const isMaskSmall = !masked || size.width * size.height * maskBytesPerPixel + 1024 <= maskBytes
  return isMaskSmall && dataUrlLengthOf(pngBound(size, alpha ? 4 : 3)) <= dataUrlLength
}

/**
 * Narrows the sizes that a model offers to those that a request can carry; null when none is left.
 *
 * So a smaller size is planned, instead of finding out after encoding that the request is refused.
 */
export function sizesOnWire(
  sizes: SizeRule,
  wire: WireLimits,
  pictures: WirePictures,
): SizeRule | null {
  if (sizes.kind === 'list') {
    const carried = sizes.sizes.filter((size) => fitsWire(size, wire, pictures))
    return carried.length > 0 ? { kind: 'list', sizes: carried } : null
  }
  const maxPixels = Math.min(sizes.maxPixels, pixelsOnWire(sizes.maxEdge, wire, pictures))
  const least = sizes.kind === 'rule' ? Math.max(sizes.minPixels, sizes.multipleOf ** 2) : 1
  return maxPixels < least ? null : { ...sizes, maxPixels }
}

/** The most pixels that are carried in every shape with rows up to `maxEdge`: the narrowest is the dearest. */
function pixelsOnWire(maxEdge: number, wire: WireLimits, pictures: WirePictures): number {
  let fits = 0
  let tooMany = maxEdge * maxEdge + 1
  while (tooMany - fits > 1) {
    const pixels = Math.floor((fits + tooMany) / 2)
    const isCarried = fitsWire({ width: pixels / maxEdge, height: maxEdge }, wire, pictures)
    if (isCarried) fits = pixels
    else tooMany = pixels
  }
  return fits
}
