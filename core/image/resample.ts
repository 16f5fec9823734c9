import { finish, type Steps } from '../steps.ts'
import { computeFilterWeights, type FilterWeights } from './filter-weights.ts'
import { pixelsAtOnce } from './in-runs.ts'
import { type LightChannels, readLightRow, writeLightRow } from './light-row.ts'
import { limitAcross, limitDown } from './limit-overshoot.ts'
import { createPicture, isOpaqueInSteps, type Picture } from './picture.ts'
import type { Size } from './rect.ts'

/** Resizes a picture without a pause; see {@link resampleInSteps}. */
export function resample(picture: Picture, size: Size): Picture {
  return finish(resampleInSteps(picture, size))
}

/**
 * Resizes a picture to another size with a Lanczos-3 filter, in linear light, weighing colours by their alpha.
 *
 * The same size gives the picture itself, word for word; a picture of one colour keeps exactly that colour. Overshoot at
 * hard edges is cut to the range of the words, and along an axis that grows to that of the four nearest pixels.
 * Words are read as sRGB, which is close enough for the usual colour spaces, as this is about how light mixes only.
 * Rows stream: beside the result, only as many rows of light are held as the filter is high.
 *
 * @throws RangeError when a side is not a whole number of at least 1.
 */
export function* resampleInSteps(picture: Picture, size: Size): Steps<Picture> {
  const { width, height } = size
  if (!isLength(width) || !isLength(height)) {
    throw new RangeError(`Expected whole sides of at least 1 but received ${width}×${height}`)
  }
  if (width === picture.width && height === picture.height) return picture

  const channels: LightChannels = (yield* isOpaqueInSteps(picture)) ? 3 : 4
  const result = createPicture({ width, height }, picture.depth)
  const across = computeFilterWeights(picture.width, width)
  const down = computeFilterWeights(picture.height, height)
  const source = new Float32Array(picture.width * channels)
  const target = new Float32Array(width * channels)
  const sums = new Float64Array(width * channels)
  // Filtered source rows by their number modulo the filter's height: runs only ever move down.
  const ring = Array.from({ length: down.taps }, () => new Float32Array(width * channels))
  const heldRow = (y: number) => ring[y % down.taps] as Float32Array
  let read = 0
  let work = 0
  for (let y = 0; y < height; y++) {
    const start = down.starts[y] as number
    for (read = Math.max(read, start); read < start + down.taps; read++) {
      readLightRow(picture, read, channels, source)
      const row = heldRow(read)
      if (channels === 3) filterAcross3(source, across, row)
      else filterAcross4(source, across, row)
      if (width > picture.width) limitAcross(source, across, channels, row)
      work += Math.max(picture.width, width)
      if (work < pixelsAtOnce) continue
      work = 0
      yield
    }
    sums.fill(0)
    for (let k = 0; k < down.taps; k++) {
      addRow(sums, heldRow(start + k), down.shares[y * down.taps + k] as number)
    }
    target.set(sums)
    if (height > picture.height) limitDown(nearestRows(down, y, heldRow), target)
    writeLightRow(target, channels, result, y)
    work += width * (1 + down.taps / usualTaps)
    if (work < pixelsAtOnce) continue
    work = 0
    yield
  }
  return result
}

/** Rows that are mixed to one when nothing is made smaller. */
const usualTaps = 6

function nearestRows(
  { nearest, nearCount }: FilterWeights,
  y: number,
  heldRow: (y: number) => Float32Array,
): Float32Array[] {
  return Array.from({ length: nearCount }, (_, k) => heldRow((nearest[y] as number) + k))
}

function isLength(value: number): boolean {
  return Number.isInteger(value) && value >= 1
}

function filterAcross3(
  source: Float32Array,
  { taps, starts, shares }: FilterWeights,
  row: Float32Array,
): void {
  for (let x = 0; x < starts.length; x++) {
    let red = 0
    let green = 0
    let blue = 0
    let pos = (starts[x] as number) * 3
    for (let k = x * taps; k < (x + 1) * taps; k++) {
      const share = shares[k] as number
      red += share * (source[pos] as number)
      green += share * (source[pos + 1] as number)
      blue += share * (source[pos + 2] as number)
      pos += 3
    }
    row[x * 3] = red
    row[x * 3 + 1] = green
    row[x * 3 + 2] = blue
  }
}

function filterAcross4(
  source: Float32Array,
  { taps, starts, shares }: FilterWeights,
  row: Float32Array,
): void {
  for (let x = 0; x < starts.length; x++) {
    let red = 0
    let green = 0
    let blue = 0
    let alpha = 0
    let pos = (starts[x] as number) * 4
    for (let k = x * taps; k < (x + 1) * taps; k++) {
      const share = shares[k] as number
      red += share * (source[pos] as number)
      green += share * (source[pos + 1] as number)
      blue += share * (source[pos + 2] as number)
      alpha += share * (source[pos + 3] as number)
      pos += 4
    }
    row[x * 4] = red
    row[x * 4 + 1] = green
    row[x * 4 + 2] = blue
    row[x * 4 + 3] = alpha
  }
}

function addRow(sums: Float64Array, row: Float32Array, share: number): void {
  for (let i = 0; i < sums.length; i++) {
    sums[i] = (sums[i] as number) + share * (row[i] as number)
  }
}
