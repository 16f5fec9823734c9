import type { Steps } from '../steps.ts'
import { lanczos, lobes } from './filter-weights.ts'
import { pixelsAtOnce } from './in-runs.ts'
import { type LightChannels, readLightRow, writeLightRow } from './light-row.ts'
import { createPicture, type Depth, isOpaqueInSteps, type Picture } from './picture.ts'
import type { Size } from './rect.ts'

/** Where a picture's places are shown: source x = a·x + b·y + c and y = d·x + e·y + f, pixels' corners at whole numbers. */
export interface Affine {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

/** Fractions of a pixel that the filter is known at. */
const phases = 512

/**
 * Brings a picture to a size while turning it a little, with a Lanczos-3 filter in linear light, weighing colours by alpha.
 *
 * Two passes along the axes do it (Catmull and Smith, "3-D Transformations of Images in Scanline Order", 1980): every
 * row is filtered across to where its columns will stand, then columns are filtered down. Rows stream; as many are held
 * as a row of the result spans by its turn. Meant for small turns; for none, `resampleInSteps` does the same faster.
 * Beyond its border the picture goes on as it is there; overshoot is cut as it is there.
 *
 * @throws RangeError when a and e are not above 0.
 */
export function* resampleTurnedInSteps(
  picture: Picture,
  size: Size,
  affine: Affine,
  depth: Depth = picture.depth,
): Steps<Picture> {
  const { a, b, c, d, e, f } = affine
  if (!(a > 0 && e > 0)) throw new RangeError(`Expected scales above 0 but received ${a} and ${e}`)
  const result = createPicture(size, depth)
  const channels: LightChannels = (yield* isOpaqueInSteps(picture)) ? 3 : 4
  const length = size.width * channels
  // Solved for the source's own rows: where column i of the result crosses row y of the source.
  const along = { scale: a - (b * d) / e, slant: b / e, offset: c - (b * f) / e }
  const across = kernelOf(along.scale)
  const down = kernelOf(e)
  const rise = Math.abs(d) * size.width
  const held = Math.ceil(rise + e) + down.taps + 2
  const ring = Array.from(
    { length: Math.min(held, picture.height) },
    () => new Float32Array(length),
  )
  const source = new Float32Array(picture.width * channels)
  const target = new Float32Array(length)
  let read = 0
  let work = 0
  for (let y = 0; y < size.height; y++) {
    const middle = e * (y + 0.5) + f
    const lowest = Math.max(middle + d * 0.5, middle + d * (size.width - 0.5))
    // A row above the picture shows its first row, which must have been read.
    const last = Math.max(0, Math.min(picture.height - 1, Math.ceil(lowest + down.taps / 2)))
    for (; read <= last; read++) {
      readLightRow(picture, read, channels, source)
      const shift = along.slant * (read + 0.5) + along.offset
      filterRow(
        source,
        channels,
        across,
        along.scale,
        shift,
        ring[read % ring.length] as Float32Array,
      )
      work += picture.width + size.width
      if (work < pixelsAtOnce) continue
      work = 0
      yield
    }
    filterDown(ring, read - 1, picture.height, channels, down, affine, middle, target)
    writeLightRow(target, channels, result, y)
    work += size.width * 2
    if (work < pixelsAtOnce) continue
    work = 0
    yield
  }
  return result
}

/** A filter at every phase: `taps` shares for each, adding up to 1. */
interface Kernel {
  readonly taps: number
  readonly shares: Float32Array
}

function kernelOf(ratio: number): Kernel {
  const stretch = Math.max(1, ratio)
  const taps = 2 * Math.ceil(lobes * stretch)
  const shares = new Float32Array(phases * taps)
  for (let phase = 0; phase < phases; phase++) {
    let sum = 0
    for (let k = 0; k < taps; k++) {
      const share = lanczos((k + 1 - taps / 2 - (phase + 0.5) / phases) / stretch)
      shares[phase * taps + k] = share
      sum += share
    }
    for (let k = phase * taps; k < (phase + 1) * taps; k++) shares[k] = (shares[k] as number) / sum
  }
  return { taps, shares }
}

function filterRow(
  source: Float32Array,
  channels: number,
  { taps, shares }: Kernel,
  scale: number,
  shift: number,
  row: Float32Array,
): void {
  const last = source.length / channels - 1
  const grows = scale < 1
  for (let x = 0, to = 0; to < row.length; x++, to += channels) {
    const place = Math.min(Math.max(scale * (x + 0.5) + shift, 0), last + 1) - 0.5
    const whole = Math.floor(place)
    const phase = Math.floor((place - whole) * phases) * taps
    const first = whole + 1 - taps / 2
    for (let channel = 0; channel < channels; channel++) {
      let sum = 0
      let low = Infinity
      let high = -Infinity
      for (let k = 0; k < taps; k++) {
        const at = first + k
        const near = at < 0 ? 0 : at > last ? last : at
        const value = source[near * channels + channel] as number
        sum += (shares[phase + k] as number) * value
        if (!grows || k < taps / 2 - 2 || k > taps / 2 + 1) continue
        if (value < low) low = value
        if (value > high) high = value
      }
      row[to + channel] = sum < low && grows ? low : sum > high && grows ? high : sum
    }
  }
}

function filterDown(
  ring: readonly Float32Array[],
  newest: number,
  height: number,
  channels: number,
  { taps, shares }: Kernel,
  affine: Affine,
  middle: number,
  target: Float32Array,
): void {
  const oldest = Math.max(0, newest - ring.length + 1)
  const grows = affine.e < 1
  for (let x = 0, to = 0; to < target.length; x++, to += channels) {
    const place = Math.min(Math.max(affine.d * (x + 0.5) + middle, 0), height) - 0.5
    const whole = Math.floor(place)
    const phase = Math.floor((place - whole) * phases) * taps
    const first = whole + 1 - taps / 2
    for (let channel = to; channel < to + channels; channel++) {
      let sum = 0
      let low = Infinity
      let high = -Infinity
      for (let k = 0; k < taps; k++) {
        const line = Math.min(Math.max(first + k, oldest), newest)
        const value = (ring[line % ring.length] as Float32Array)[channel] as number
        sum += (shares[phase + k] as number) * value
        if (!grows || k < taps / 2 - 2 || k > taps / 2 + 1) continue
        if (value < low) low = value
        if (value > high) high = value
      }
      target[channel] = sum < low && grows ? low : sum > high && grows ? high : sum
    }
  }
}
