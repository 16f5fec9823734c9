import { rowsAtOnce } from '../../../image/in-runs.ts'
import { isOpaqueInSteps, maxWord, type Picture } from '../../../image/picture.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'

/** Stands in a luma grid where nothing visible is: so far below 0 that it also drags down every mean it is part of. */
export const nothingVisible = -1e6

/** Tells whether a luma, a mean of some, or a difference of two has something invisible in it. */
export function isUnseen(luma: number): boolean {
  return luma < -300
}

/** Hides in either of two grids what can't be seen in the other, so that both tell of the same places. */
export function hideUnseen(a: Plane, b: Plane): void {
  for (let i = 0; i < a.data.length; i++) {
    if (isUnseen(a.data[i] as number)) b.data[i] = nothingVisible
    else if (isUnseen(b.data[i] as number)) a.data[i] = nothingVisible
  }
}

/** From so many pixels a value on, every other pixel is read, as on a chessboard: half of them tell the mean as well. */
const denseEnough = 2

/**
 * Gives a picture's luma (0..255, encoded: 0.2126 R + 0.7152 G + 0.0722 B) on a grid that is not larger than it.
 *
 * Every value is the mean over the area that it covers, with the fractions that borders cut off, so that a value's middle
 * lies where its square's middle lies. Values of which less than half shows are marked; see {@link isUnseen}.
 */
export function* lumaGrid(picture: Picture, grid: Size): Steps<Plane> {
  const isOpaque = yield* isOpaqueInSteps(picture)
  const lanes = isOpaque ? 1 : 2
  const step = picture.width >= denseEnough * grid.width ? 2 : 1
  const length = grid.width * lanes
  const summing: Summing = {
    picture,
    plane: createPlane(grid),
    isOpaque,
    columns: [0, 1].map((start) => placesOf(picture.width, grid.width, start % step, step)),
    rows: placesOf(picture.height, grid.height, 0, 1),
    line: new Float32Array(length),
    sums: [new Float32Array(length), new Float32Array(length)],
  }
  const rows = rowsAtOnce(picture.width)
  for (let y = 0; y < picture.height; y += rows) {
    sumRows(summing, y, Math.min(picture.height, y + rows))
    yield
  }
  return summing.plane
}

interface Summing {
  readonly picture: Picture
  readonly plane: Plane
  readonly isOpaque: boolean
  /** For even rows, and for odd ones. */
  readonly columns: readonly Places[]
  readonly rows: Places
  /** A row's sums; and those of the two rows of values that a row can be part of. */
  readonly line: Float32Array
  readonly sums: readonly Float32Array[]
}

/** Adds rows up, and writes those that are done: a plain loop, which engines make faster than one that can pause. */
function sumRows(summing: Summing, from: number, to: number): void {
  const { picture, plane, isOpaque, columns, rows, line, sums } = summing
  const unit = 255 / maxWord(picture.depth)
  const scale = (plane.width / picture.width) * (plane.height / picture.height)
  for (let y = from; y < to; y++) {
    const at = rows.at[y] as number
    const here = sums[at % 2] as Float32Array
    const places = columns[y % 2] as Places
    line.fill(0)
    if (isOpaque) sumOpaque(picture.data, y * picture.width * 4, unit, places, line)
    else sumVisible(picture.data, y * picture.width * 4, unit, places, line)
    addTimes(here, line, rows.here[y] as number)
    const rest = rows.next[y] as number
    if (rest > 0) addTimes(sums[(at + 1) % 2] as Float32Array, line, rest)
    if (y + 1 < picture.height && rows.at[y + 1] === at) continue
    if (isOpaque) writeOpaque(here, scale, plane, at)
    else writeVisible(here, scale, plane, at)
    here.fill(0)
  }
}

/** Which values the pixels that are read are part of: `start`, `start + step` … */
interface Places {
  readonly start: number
  readonly step: number
  /** The first value that a pixel is part of; it never reaches beyond the next. */
  readonly at: Int32Array
  /** How many pixels' width of it lies there, and in the next. */
  readonly here: Float32Array
  readonly next: Float32Array
}

/** A pixel that stands for `step` reaches as far to either side, and at the ends as far as the picture. */
function placesOf(pixels: number, values: number, start: number, step: number): Places {
  const count = Math.max(1, Math.ceil((pixels - start) / step))
  const at = new Int32Array(count)
  const here = new Float32Array(count)
  const next = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    const middle = start + i * step + 0.5
    const from = i === 0 ? 0 : middle - step / 2
    const to = i === count - 1 ? pixels : middle + step / 2
    at[i] = Math.min(values - 1, Math.floor((from * values) / pixels + 1e-9))
    const border = (((at[i] as number) + 1) * pixels) / values
    const inNext = (at[i] as number) + 1 < values ? Math.max(0, to - border) : 0
    here[i] = to - from - inNext
    next[i] = inNext
  }
  return { start, step, at, here, next }
}

function sumOpaque(
  words: Uint8Array | Uint16Array,
  start: number,
  unit: number,
  { start: first, step, at, here, next }: Places,
  line: Float32Array,
): void {
  const red = 0.2126 * unit
  const green = 0.7152 * unit
  const blue = 0.0722 * unit
  let pos = start + first * 4
  for (let i = 0; i < at.length; i++, pos += step * 4) {
    const luma =
      red * (words[pos] as number) +
      green * (words[pos + 1] as number) +
      blue * (words[pos + 2] as number)
    const to = at[i] as number
    line[to] = (line[to] as number) + (here[i] as number) * luma
    const rest = next[i] as number
    if (rest > 0) line[to + 1] = (line[to + 1] as number) + rest * luma
  }
}

/** Here each value has two places in `line`: its luma, and how much shows. */
function sumVisible(
  words: Uint8Array | Uint16Array,
  start: number,
  unit: number,
  { start: first, step, at, here, next }: Places,
  line: Float32Array,
): void {
  let pos = start + first * 4
  for (let i = 0; i < at.length; i++, pos += step * 4) {
    const alpha = ((words[pos + 3] as number) * unit) / 255
    const luma =
      alpha *
      unit *
      (0.2126 * (words[pos] as number) +
        0.7152 * (words[pos + 1] as number) +
        0.0722 * (words[pos + 2] as number))
    const to = (at[i] as number) * 2
    const part = here[i] as number
    line[to] = (line[to] as number) + part * luma
    line[to + 1] = (line[to + 1] as number) + part * alpha
    const rest = next[i] as number
    if (rest === 0) continue
    line[to + 2] = (line[to + 2] as number) + rest * luma
    line[to + 3] = (line[to + 3] as number) + rest * alpha
  }
}

function addTimes(sums: Float32Array, line: Float32Array, times: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + times * (line[i] as number)
}

function writeOpaque(sums: Float32Array, scale: number, { width, data }: Plane, y: number): void {
  for (let x = 0; x < width; x++) data[y * width + x] = (sums[x] as number) * scale
}

function writeVisible(sums: Float32Array, scale: number, { width, data }: Plane, y: number): void {
  for (let x = 0; x < width; x++) {
    const visible = sums[x * 2 + 1] as number
    data[y * width + x] = visible * scale < 0.5 ? nothingVisible : (sums[x * 2] as number) / visible
  }
}
