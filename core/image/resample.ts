import { finish, type Steps } from '../steps.ts'
import { computeFilterWeights, type FilterWeights, type Span } from './filter-weights.ts'
import { pixelsAtOnce } from './in-runs.ts'
import { type LightChannels, readLightRow, writeLightRow } from './light-row.ts'
import { createLightRange, type LightRange, limitAcross, rangeDown } from './limit-overshoot.ts'
import { mixRows } from './mix-rows.ts'
import {
  createPicture,
  type Depth,
  isOpaqueInSteps,
  type Picture,
  toDepthInSteps,
} from './picture.ts'
import type { Size } from './rect.ts'

/** The part of a picture that is brought to a size, in its pixels; it may begin and end between them, or outside. */
export interface Window {
  readonly across: Span
  readonly down: Span
}

/** Resizes a picture without a pause; see {@link resampleInSteps}. */
export function resample(picture: Picture, size: Size, window?: Window): Picture {
  return finish(resampleInSteps(picture, size, window))
}

/**
 * Brings a picture, or a window of it, to another size with a Lanczos-3 filter, in linear light, weighing colours by
 * their alpha.
 *
 * The same size without a window gives the picture itself, word for word; a picture of one colour keeps exactly that colour. Overshoot at
 * hard edges is cut to the range of the words, and along an axis that grows to that of the four nearest pixels.
 * Words are read as sRGB, which is close enough for the usual colour spaces, as this is about how light mixes only.
 * A window that moves and scales a little costs nothing more, and softens nothing twice. Beyond its border the picture
 * goes on as it is there. Rows stream: beside the result, only as many rows of light are held as the filter is high.
 *
 * @param depth Of the result: a greater one keeps what lies between two words of the picture.
 * @throws RangeError when a side is not a whole number of at least 1.
 */
export function* resampleInSteps(
  picture: Picture,
  size: Size,
  window?: Window,
  depth: Depth = picture.depth,
): Steps<Picture> {
  const { width, height } = size
  if (!isLength(width) || !isLength(height)) {
    throw new RangeError(`Expected whole sides of at least 1 but received ${width}×${height}`)
  }
  if (!window && width === picture.width && height === picture.height) {
    return yield* toDepthInSteps(picture, depth)
  }
  const result = createPicture({ width, height }, depth)
  const rows = createRows(picture, result, (yield* isOpaqueInSteps(picture)) ? 3 : 4, window)
  while (rows.next < height) {
    fillRows(rows)
    yield
  }
  return result
}

/** Does one step's worth of rows: a plain loop, of which engines make faster code than of one that can pause. */
function fillRows(rows: Rows): void {
  const { picture, result, down } = rows
  const width = Math.max(picture.width, result.width)
  let work = 0
  while (work < pixelsAtOnce && rows.next < result.height) {
    const start = down.starts[rows.next] as number
    rows.read = Math.max(rows.read, start)
    if (rows.read < start + down.taps) {
      readRow(rows, rows.read++)
      work += width
    } else {
      writeRow(rows, rows.next++)
      work += result.width * (1 + down.taps / usualTaps)
    }
  }
}

/** What rows are filtered with, and how far that has come. */
interface Rows {
  readonly picture: Picture
  readonly result: Picture
  readonly channels: LightChannels
  readonly across: FilterWeights
  readonly down: FilterWeights
  /** Whether the picture grows along an axis, so that overshoot is cut there. */
  readonly growsAcross: boolean
  readonly growsDown: boolean
  /** A row of the source, and one of the result. */
  readonly source: Float32Array
  readonly target: Float32Array
  /** Scratch for the ranges of a source row; and the range of the rows nearest to the row that is written. */
  readonly rangeAcross: LightRange
  readonly rangeDown: LightRange
  /** The first row that {@link rangeDown} holds the range of; -1 = it holds none. */
  ranged: number
  /** Source rows filtered across, by their number modulo the filter's height: runs only ever move down. */
  readonly ring: readonly Float32Array[]
  /** The source row that is read next, and the row of the result that is written next. */
  read: number
  next: number
}

function createRows(
  picture: Picture,
  result: Picture,
  channels: LightChannels,
  window: Window = {
    across: { from: 0, length: picture.width },
    down: { from: 0, length: picture.height },
  },
): Rows {
  const down = computeFilterWeights(picture.height, result.height, window.down)
  const length = result.width * channels
  return {
    picture,
    result,
    channels,
    across: computeFilterWeights(picture.width, result.width, window.across),
    down,
    growsAcross: result.width > window.across.length,
    growsDown: result.height > window.down.length,
    source: new Float32Array(picture.width * channels),
    target: new Float32Array(length),
    rangeAcross: createLightRange(picture.width * channels),
    rangeDown: createLightRange(length),
    ranged: -1,
    ring: Array.from({ length: down.taps }, () => new Float32Array(length)),
    read: 0,
    next: 0,
  }
}

/** Filters a source row across and keeps it as long as it is needed. */
function readRow(rows: Rows, y: number): void {
  const { picture, channels, across, growsAcross, source, ring } = rows
  readLightRow(picture, y, channels, source)
  const row = ring[y % ring.length] as Float32Array
  if (channels === 3) filterAcross3(source, across, row)
  else filterAcross4(source, across, row)
  if (growsAcross) limitAcross(source, across, channels, row, rows.rangeAcross)
}

/** Mixes rows that were read to a row of the result. */
function writeRow(rows: Rows, y: number): void {
  const { result, channels, down, growsDown, target, ring } = rows
  const nearest = down.nearest[y] as number
  if (growsDown && rows.ranged !== nearest) {
    rangeDown(nearestRows(down, y, ring), rows.rangeDown)
    rows.ranged = nearest
  }
  mixRows(ring, down, y, growsDown ? rows.rangeDown : null, target)
  writeLightRow(target, channels, result, y)
}

/** Rows that are mixed to one when nothing is made smaller. */
const usualTaps = 6

function nearestRows(
  { nearest, nearCount }: FilterWeights,
  y: number,
  ring: readonly Float32Array[],
): Float32Array[] {
  const first = nearest[y] as number
  return Array.from(
    { length: nearCount },
    (_, k) => ring[(first + k) % ring.length] as Float32Array,
  )
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
