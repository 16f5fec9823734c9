import { inRuns } from '../image/in-runs.ts'
import { createPicture, type Picture } from '../image/picture.ts'
import type { Steps } from '../steps.ts'
import { squaredDistances } from './distance.ts'
import type { Mask } from './mask.ts'

/** Thinnest outline that models see, in pixels. */
const thinnest = 3

/** Of the picture's longer edge. */
const usualShare = 1 / 400

/** How an outline stands out from a picture: full intensity in one or two channels. */
const colors: readonly (readonly [number, number, number])[] = [
  [255, 0, 255],
  [0, 255, 255],
  [0, 255, 0],
  [255, 255, 0],
  [255, 0, 0],
  [0, 0, 255],
  [255, 128, 0],
  [128, 0, 255],
]

/** Bits of a channel by which colours of a picture are told apart. */
const bits = 5

/** Levels that are tried in each channel where every one of {@link colors} is in the picture. */
const levels = 9

/**
 * Draws the outline of an area: a few pixels wide, just outside it, transparent everywhere else; 8 bits.
 *
 * No pixel that the mask covers at all is drawn on, and none farther from it than the outline is wide. Its colour is
 * the one that is farthest from all colours of the picture, so that the mark can't be taken for a part of it.
 *
 * @param mask Over the picture: of its size, at 0,0.
 */
export function* drawOutline(mask: Mask, picture: Picture): Steps<Picture> {
  const { width, height } = picture
  const px = Math.max(thinnest, Math.round(Math.max(width, height) * usualShare))
  const [red, green, blue] = foreignColor(yield* colorsIn(picture))
  const squared = yield* squaredDistances(mask.data, width, height, px * px)
  const result = createPicture({ width, height }, 8)
  yield* inRuns(squared.length, (from, to) => {
    for (let i = from, pos = from * 4; i < to; i++, pos += 4) {
      const distance = squared[i] as number
      if (distance === 0 || distance > px * px) continue
      result.data[pos] = red
      result.data[pos + 1] = green
      result.data[pos + 2] = blue
      result.data[pos + 3] = 255
    }
  })
  return result
}

/** Marks which colours a picture has, in a table of {@link bits} bits a channel. */
function* colorsIn({ width, height, depth, data }: Picture): Steps<Uint8Array> {
  const found = new Uint8Array(1 << (3 * bits))
  const shift = depth - bits
  yield* inRuns(width * height, (from, to) => {
    for (let pos = from * 4; pos < to * 4; pos += 4) {
      const red = (data[pos] as number) >> shift
      const green = (data[pos + 1] as number) >> shift
      const blue = (data[pos + 2] as number) >> shift
      found[(red << (2 * bits)) | (green << bits) | blue] = 1
    }
  })
  return found
}

/** The first of the usual colours that is clearly none of the picture's, else whatever is farthest from them. */
function foreignColor(found: Uint8Array): readonly [number, number, number] {
  const clearly = 96
  let best = colors[0] as readonly [number, number, number]
  let farthest = -1
  const offer = (color: readonly [number, number, number]): boolean => {
    const distance = distanceTo(found, color)
    if (distance > farthest) {
      farthest = distance
      best = color
    }
    return distance >= clearly * clearly
  }
  if (colors.some(offer)) return best
  const level = (index: number) => Math.round((index * 255) / (levels - 1))
  for (let i = 0; i < levels ** 3; i++) {
    const red = level(Math.floor(i / levels ** 2))
    offer([red, level(Math.floor(i / levels) % levels), level(i % levels)])
  }
  return best
}

/** Squared distance to the nearest colour of a picture, in 8-bit words. */
function distanceTo(found: Uint8Array, [red, green, blue]: readonly [number, number, number]) {
  const mask = (1 << bits) - 1
  const middle = 1 << (7 - bits)
  let nearest = Number.POSITIVE_INFINITY
  for (let index = 0; index < found.length; index++) {
    if (found[index] === 0) continue
    const r = ((index >> (2 * bits)) << (8 - bits)) + middle - red
    const g = (((index >> bits) & mask) << (8 - bits)) + middle - green
    const b = ((index & mask) << (8 - bits)) + middle - blue
    nearest = Math.min(nearest, r * r + g * g + b * b)
  }
  return nearest
}
