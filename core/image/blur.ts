import {
  type Box,
  boxFilterLine,
  boxFilterRows,
  boxOfSigma,
  boxPasses,
  type RowSource,
} from './box-blur.ts'
import { type LightChannels, readLightRow, writeLightRow } from './light-row.ts'
import { createPicture, isOpaque, type Picture } from './picture.ts'

/**
 * Blurs a picture like a Gaussian of standard deviation `sigma` (in pixels), in linear light, weighing colours by
 * their alpha.
 *
 * A picture of one colour keeps exactly that colour, also under any alpha; the picture's border pixels go on beyond the
 * border. The cost does not depend on `sigma`. Rows stream: beside the result, about 6 × sigma rows of light
 * are held. Words are read as sRGB, as in `resample.ts`.
 *
 * @throws RangeError when sigma is negative or no finite number; 0 gives the picture itself.
 */
export function blurPicture(picture: Picture, sigma: number): Picture {
  if (!(sigma >= 0 && sigma < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Expected a finite sigma of at least 0 but received ${sigma}`)
  }
  if (sigma === 0) return picture
  const { width, height } = picture
  const channels: LightChannels = isOpaque(picture) ? 3 : 4
  const box = boxOfSigma(sigma)
  const result = createPicture(picture, picture.depth)
  let rows = blurredAcross(picture, channels, box)
  for (let i = 0; i < boxPasses; i++) rows = boxFilterRows(rows, box, width * channels, height)
  for (let y = 0; y < height; y++) writeLightRow(rows.read(y), channels, result, y)
  return result
}

function blurredAcross(picture: Picture, channels: LightChannels, box: Box): RowSource {
  const { width } = picture
  let row = new Float32Array(width * channels)
  let next = new Float32Array(width * channels)
  return {
    read(y) {
      readLightRow(picture, y, channels, row)
      for (let i = 0; i < boxPasses; i++) {
        for (let channel = 0; channel < channels; channel++) {
          boxFilterLine(row, next, box, channel, channels, width)
        }
        ;[row, next] = [next, row]
      }
      return row
    },
  }
}
