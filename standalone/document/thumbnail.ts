import { createPicture, type Picture, toDepth } from '../../core/image/picture.ts'
import { fitWithin } from '../../core/image/rect.ts'
import { resample } from '../../core/image/resample.ts'

/** Rows and columns that are kept for each pixel of the thumbnail before it is resampled properly. */
const oversampling = 4

/** Gives a small 8-bit picture, at most `maxEdge` pixels along its longer side, without working on every pixel. */
export function thumbnailOf(picture: Picture, maxEdge: number): Picture {
  const size = fitWithin(picture, maxEdge)
  const step = Math.max(1, Math.floor(picture.width / (size.width * oversampling)))
  return resample(toDepth(thinOut(picture, step), 8), size)
}

function thinOut(picture: Picture, step: number): Picture {
  if (step === 1) return picture
  const width = Math.ceil(picture.width / step)
  const height = Math.ceil(picture.height / step)
  const thin = createPicture({ width, height }, picture.depth)
  for (let y = 0, to = 0; y < picture.height; y += step) {
    for (let x = 0; x < picture.width; x += step, to += 4) {
      const from = (y * picture.width + x) * 4
      thin.data.set(picture.data.subarray(from, from + 4), to)
    }
  }
  return thin
}
