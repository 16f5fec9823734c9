import { createPicture, type Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import { resample } from '../../image/resample.ts'
import { nearestFixedSize } from './dialect.ts'
import type { ImageCall } from './image-call.ts'
import { sizeText } from './image-fields.ts'

/**
 * Rewrites a call for a server that takes only the fixed sizes.
 *
 * The picture is stretched to the proportions that are asked for, so that the answer shows the same part of it and
 * lines up when it is brought back; with it the mask and the marks, pixel by pixel, so that they stay as they are.
 */
export function fitToFixedSize(call: ImageCall): ImageCall {
  const size = nearestFixedSize(call.size)
  const [picture, ...references] = call.pictures
  return {
    fields: { ...call.fields, size: sizeText(size) },
    size,
    pictures: picture ? [resample(picture, size), ...references] : [],
    mask: call.mask && stretch(call.mask, size),
    markup: call.markup && stretch(call.markup, size),
  }
}

/** Takes the nearest pixel: values in between would mean nothing. */
function stretch(picture: Picture, size: Size): Picture {
  const result = createPicture(size, picture.depth)
  for (let y = 0; y < size.height; y++) {
    const row = Math.floor(((y + 0.5) * picture.height) / size.height) * picture.width
    for (let x = 0; x < size.width; x++) {
      const from = (row + Math.floor(((x + 0.5) * picture.width) / size.width)) * 4
      result.data.set(picture.data.subarray(from, from + 4), (y * size.width + x) * 4)
    }
  }
  return result
}
