import type { Rect, Size } from '../../../image/rect.ts'
import { smoothStep } from '../../../image/smooth-step.ts'
import type { Place, Side } from '../operation.ts'

/**
 * How strongly a place holds at each pixel: the product of a column's and a row's weight, 0..1 each.
 *
 * `outside` turns it round: 1 − product.
 */
export interface PlaceWeights {
  readonly columns: Float32Array
  readonly rows: Float32Array
  readonly outside: boolean
}

/** Share of a place's extent over which it fades out, inside it, towards its inner sides. */
const fadeShare = 0.15

/**
 * Gives the weights of a place over the part of the whole picture that a canvas shows.
 *
 * Outside the place they are exactly 0. `hard` is 1 everywhere in it, `soft` fades out inside its inner sides.
 */
export function weightsOfPlace(
  place: Place,
  style: 'hard' | 'soft',
  canvas: Size,
  crop: Rect,
  whole: Size,
): PlaceWeights {
  const fade = style === 'hard' ? 0 : fadeShare
  const along = (from: number, to: number) => (at: number) => {
    if (at < from || at > to) return 0
    const width = fade * (to - from)
    if (width === 0) return 1
    const in1 = from > 0 ? (at - from) / width : 1
    const in2 = to < 1 ? (to - at) / width : 1
    return smoothStep(in1) * smoothStep(in2)
  }
  return {
    columns: profile(canvas.width, crop.x, crop.width, whole.width, along(place.left, place.right)),
    rows: profile(canvas.height, crop.y, crop.height, whole.height, along(place.top, place.bottom)),
    outside: place.outside ?? false,
  }
}

/** A rectangle in fractions of the whole picture. */
export type Box = Pick<Place, 'left' | 'top' | 'right' | 'bottom'>

/** Gives the weights of a ramp over a box: 1 at one side, 0 at the opposite one and outside the box. */
export function weightsOfRamp(
  box: Box,
  from: Side | null,
  canvas: Size,
  crop: Rect,
  whole: Size,
): PlaceWeights {
  const across = (start: number, end: number, first: boolean, last: boolean) => (at: number) => {
    if (at < start || at > end) return 0
    const t = (at - start) / (end - start)
    if (first) return smoothStep(1 - t)
    if (last) return smoothStep(t)
    if (from !== null) return 1
    if (start <= 0 && end < 1) return smoothStep(1 - t)
    if (end >= 1 && start > 0) return smoothStep(t)
    return smoothStep(1 - Math.abs(2 * t - 1))
  }
  return {
    columns: profile(
      canvas.width,
      crop.x,
      crop.width,
      whole.width,
      across(box.left, box.right, from === 'left', from === 'right'),
    ),
    rows: profile(
      canvas.height,
      crop.y,
      crop.height,
      whole.height,
      across(box.top, box.bottom, from === 'top', from === 'bottom'),
    ),
    outside: false,
  }
}

/** Samples a function of the fraction of the whole picture at the centre of every canvas pixel along one axis. */
function profile(
  pixels: number,
  cropStart: number,
  cropLength: number,
  wholeLength: number,
  weight: (at: number) => number,
): Float32Array {
  const result = new Float32Array(pixels)
  for (let i = 0; i < pixels; i++) {
    result[i] = weight((cropStart + ((i + 0.5) / pixels) * cropLength) / wholeLength)
  }
  return result
}
