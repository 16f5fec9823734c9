import { pixelsAtOnce } from '../../../image/in-runs.ts'
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

/**
 * Gives a picture's luma (0..255, encoded: 0.2126 R + 0.7152 G + 0.0722 B) on a grid that is not larger than it.
 *
 * Every value is the mean over the area that it covers, with the fractions that borders cut off, so that a value's middle
 * lies where its square's middle lies. Values of which less than half shows are marked; see {@link isUnseen}.
 */
export function* lumaGrid(picture: Picture, grid: Size): Steps<Plane> {
  const isOpaque = yield* isOpaqueInSteps(picture)
  const plane = createPlane(grid)
  const columns = placesOf(picture.width, grid.width)
  const rows = placesOf(picture.height, grid.height)
  const line = new Float32Array(grid.width * 2)
  const sums = [new Float32Array(line.length), new Float32Array(line.length)] as const
  const full = maxWord(picture.depth)
  const scale = (grid.width / picture.width) * (grid.height / picture.height)
  let work = 0
  for (let y = 0; y < picture.height; y++) {
    const at = rows.first[y] as number
    const here = sums[at % 2] as Float32Array
    line.fill(0)
    if (isOpaque) {
      sumOpaque(picture.data, y * picture.width * 4, 255 / full, columns.first, columns.share, line)
    } else {
      sumVisible(
        picture.data,
        y * picture.width * 4,
        255 / full,
        columns.first,
        columns.share,
        line,
      )
    }
    const share = rows.share[y] as number
    addTimes(here, line, share)
    const isLast = y + 1 === picture.height
    if (share < 1 && at + 1 < grid.height)
      addTimes(sums[(at + 1) % 2] as Float32Array, line, 1 - share)
    if (isLast || (rows.first[y + 1] as number) !== at) {
      writeRow(here, isOpaque, scale, plane, at)
      here.fill(0)
    }
    work += picture.width
    if (work < pixelsAtOnce) continue
    work = 0
    yield
  }
  return plane
}

interface Places {
  /** The first grid value that each pixel is part of; never two on, as the grid is not finer. */
  readonly first: Int32Array
  /** The part of the pixel that lies there; the rest lies in the next. */
  readonly share: Float32Array
}

function placesOf(pixels: number, values: number): Places {
  const first = new Int32Array(pixels)
  const share = new Float32Array(pixels)
  for (let i = 0; i < pixels; i++) {
    const at = Math.min(values - 1, Math.floor((i * values) / pixels))
    first[i] = at
    const border = ((at + 1) * pixels) / values
    share[i] = at + 1 === values ? 1 : Math.min(1, border - i)
  }
  return { first, share }
}

/** Each grid value has two places in `line`: its luma, and how much shows, which only {@link sumVisible} fills. */
function sumOpaque(
  words: Uint8Array | Uint16Array,
  start: number,
  unit: number,
  first: Int32Array,
  share: Float32Array,
  line: Float32Array,
): void {
  const red = 0.2126 * unit
  const green = 0.7152 * unit
  const blue = 0.0722 * unit
  let pos = start
  for (let x = 0; x < first.length; x++, pos += 4) {
    const luma =
      red * (words[pos] as number) +
      green * (words[pos + 1] as number) +
      blue * (words[pos + 2] as number)
    const at = (first[x] as number) * 2
    const part = share[x] as number
    line[at] = (line[at] as number) + part * luma
    if (part < 1) line[at + 2] = (line[at + 2] as number) + (1 - part) * luma
  }
}

function sumVisible(
  words: Uint8Array | Uint16Array,
  start: number,
  unit: number,
  first: Int32Array,
  share: Float32Array,
  line: Float32Array,
): void {
  let pos = start
  for (let x = 0; x < first.length; x++, pos += 4) {
    const alpha = (words[pos + 3] as number) * unit * (1 / 255)
    const luma =
      alpha *
      unit *
      (0.2126 * (words[pos] as number) +
        0.7152 * (words[pos + 1] as number) +
        0.0722 * (words[pos + 2] as number))
    const at = (first[x] as number) * 2
    const part = share[x] as number
    line[at] = (line[at] as number) + part * luma
    line[at + 1] = (line[at + 1] as number) + part * alpha
    if (part === 1) continue
    line[at + 2] = (line[at + 2] as number) + (1 - part) * luma
    line[at + 3] = (line[at + 3] as number) + (1 - part) * alpha
  }
}

function addTimes(sums: Float32Array, line: Float32Array, times: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + times * (line[i] as number)
}

function writeRow(
  sums: Float32Array,
  isOpaque: boolean,
  scale: number,
  { width, data }: Plane,
  y: number,
): void {
  for (let x = 0; x < width; x++) {
    const luma = sums[x * 2] as number
    const visible = sums[x * 2 + 1] as number
    data[y * width + x] = isOpaque
      ? luma * scale
      : visible * scale < 0.5
        ? nothingVisible
        : luma / visible
  }
}
