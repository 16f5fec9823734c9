import { finish, type Steps } from '../steps.ts'
import { pixelsAtOnce } from './in-runs.ts'
import { type LightChannels, readLightRow, writeLightRow } from './light-row.ts'
import { createPicture, isOpaqueInSteps, type Picture } from './picture.ts'

/** Shrinks a picture by a whole number without a pause; see {@link shrinkPictureInSteps}. */
export function shrinkPicture(picture: Picture, factor: number): Picture {
  return finish(shrinkPictureInSteps(picture, factor))
}

/**
 * Shrinks a picture by a whole number: each pixel becomes the mean light of a square of `factor` × `factor` pixels.
 *
 * Squares that reach over the right or bottom edge take what there is. Quicker and coarser than `resample`; and a
 * square depends on its own pixels only, so that a part that begins at a multiple of the factor gives the same pixels
 * as the whole.
 *
 * @throws RangeError when the factor is not a whole number of at least 1.
 */
export function* shrinkPictureInSteps(picture: Picture, factor: number): Steps<Picture> {
  if (!Number.isInteger(factor) || factor < 1) {
    throw new RangeError(`Expected a whole factor of at least 1 but received ${factor}`)
  }
  if (factor === 1) return picture
  const size = {
    width: Math.ceil(picture.width / factor),
    height: Math.ceil(picture.height / factor),
  }
  const result = createPicture(size, picture.depth)
  const channels: LightChannels = (yield* isOpaqueInSteps(picture)) ? 3 : 4
  const row = new Float32Array(picture.width * channels)
  const sums = new Float32Array(size.width * channels)
  let work = 0
  for (let y = 0; y < size.height; y++) {
    sums.fill(0)
    const bottom = Math.min(picture.height, (y + 1) * factor)
    for (let from = y * factor; from < bottom; from++) {
      readLightRow(picture, from, channels, row)
      addSquares(row, channels, factor, sums)
      work += picture.width
      if (work < pixelsAtOnce) continue
      work = 0
      yield
    }
    divideSquares(sums, channels, factor, bottom - y * factor, picture.width)
    writeLightRow(sums, channels, result, y)
  }
  return result
}

function addSquares(
  row: Float32Array,
  channels: LightChannels,
  factor: number,
  sums: Float32Array,
): void {
  const squareWords = factor * channels
  for (let start = 0, to = 0; start < row.length; start += squareWords, to += channels) {
    const end = Math.min(row.length, start + squareWords)
    for (let pos = start; pos < end; pos += channels) {
      for (let c = 0; c < channels; c++) {
        sums[to + c] = (sums[to + c] as number) + (row[pos + c] as number)
      }
    }
  }
}

function divideSquares(
  sums: Float32Array,
  channels: LightChannels,
  factor: number,
  rows: number,
  width: number,
): void {
  for (let i = 0; i < sums.length; i++) {
    const columns = Math.min(factor, width - Math.floor(i / channels) * factor)
    sums[i] = (sums[i] as number) / (rows * columns)
  }
}
