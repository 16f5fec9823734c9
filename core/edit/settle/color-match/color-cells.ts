import { sideFor } from '../../../image/color/lab-planes.ts'
import { pixelsAtOnce } from '../../../image/in-runs.ts'
import { maxWord, type Picture } from '../../../image/picture.ts'
import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'

/** Two pictures of one size, side by side at reduced resolution: each cell is the mean of a square of pixels. */
export interface ColorCells {
  /** Pixels along the side of a cell. */
  readonly side: number
  readonly columns: number
  readonly rows: number
  /** Encoded red, green and blue, 0..1, three a cell. */
  readonly parent: Float32Array
  readonly picture: Float32Array
  /** Share of the cell that both pictures show, 0..1: translucent pixels count by their alpha. */
  readonly shown: Float32Array
}

/**
 * Gives the side of cells of which a picture has no more than `most`.
 *
 * Cells of a few pixels even where the picture is small, so that a provider's softness does not look like a cast, and cells
 * take little memory; single pixels only where there would be next to no cells otherwise.
 */
export function cellSide(size: Size, most: number): number {
  const least = Math.floor(Math.sqrt((size.width * size.height) / 1600))
  return Math.max(1, sideFor(size, most), Math.min(4, least))
}

/**
 * Brings two pictures to cells of `side` × `side` pixels, so that neither sharpness nor noise tells them apart.
 *
 * Cells over the right and bottom edge take what there is. Colours are weighed by the lesser alpha of the two, so that
 * both means stand for the same pixels; a cell that nothing shows is black.
 */
export function* colorCells(parent: Picture, picture: Picture, side: number): Steps<ColorCells> {
  const columns = Math.ceil(parent.width / side)
  const rows = Math.ceil(parent.height / side)
  const cells: ColorCells = {
    side,
    columns,
    rows,
    parent: new Float32Array(columns * rows * 3),
    picture: new Float32Array(columns * rows * 3),
    shown: new Float32Array(columns * rows),
  }
  // Every other row of a large cell tells its mean just as well.
  const skip = side < 8 ? 1 : 2
  const sums = new Float64Array(columns * 7)
  let work = 0
  for (let row = 0; row < rows; row++) {
    sums.fill(0)
    const end = Math.min(parent.height, (row + 1) * side)
    for (let y = row * side; y < end; y += skip) {
      addRow(parent.data, maxWord(parent.depth), picture.data, maxWord(picture.depth), {
        ...{ sums, side, width: parent.width },
        y,
      })
    }
    writeRow(cells, sums, row, {
      width: parent.width,
      height: Math.ceil((end - row * side) / skip),
    })
    work += (parent.width * side) / skip
    if (work < pixelsAtOnce) continue
    work = 0
    yield
  }
  return cells
}

type Words = Uint8Array | Uint16Array

interface RowSums {
  /** Seven a cell: three of the parent, three of the picture, and the weight. */
  readonly sums: Float64Array
  readonly side: number
  readonly width: number
  readonly y: number
}

function addRow(
  a: Words,
  fullA: number,
  b: Words,
  fullB: number,
  { sums, side, width, y }: RowSums,
): void {
  const unitA = 1 / fullA
  const unitB = 1 / fullB
  let pos = y * width * 4
  for (let left = 0, at = 0; left < width; left += side, at += 7) {
    const end = Math.min(width, left + side)
    let [ra, ga, ba, rb, gb, bb, weight] = [0, 0, 0, 0, 0, 0, 0]
    for (let x = left; x < end; x++, pos += 4) {
      const alphaA = (a[pos + 3] as number) * unitA
      const alphaB = (b[pos + 3] as number) * unitB
      const alpha = alphaA < alphaB ? alphaA : alphaB
      ra += alpha * (a[pos] as number)
      ga += alpha * (a[pos + 1] as number)
      ba += alpha * (a[pos + 2] as number)
      rb += alpha * (b[pos] as number)
      gb += alpha * (b[pos + 1] as number)
      bb += alpha * (b[pos + 2] as number)
      weight += alpha
    }
    sums[at] = (sums[at] as number) + ra * unitA
    sums[at + 1] = (sums[at + 1] as number) + ga * unitA
    sums[at + 2] = (sums[at + 2] as number) + ba * unitA
    sums[at + 3] = (sums[at + 3] as number) + rb * unitB
    sums[at + 4] = (sums[at + 4] as number) + gb * unitB
    sums[at + 5] = (sums[at + 5] as number) + bb * unitB
    sums[at + 6] = (sums[at + 6] as number) + weight
  }
}

/** @param read Pixels and rows that the sums were taken over. */
function writeRow(
  { side, columns, parent, picture, shown }: ColorCells,
  sums: Float64Array,
  row: number,
  read: Size,
): void {
  for (let column = 0, at = 0; column < columns; column++, at += 7) {
    const weight = sums[at + 6] as number
    const part = weight === 0 ? 0 : 1 / weight
    const i = row * columns + column
    for (let channel = 0; channel < 3; channel++) {
      parent[i * 3 + channel] = (sums[at + channel] as number) * part
      picture[i * 3 + channel] = (sums[at + 3 + channel] as number) * part
    }
    shown[i] = weight / (read.height * Math.min(side, read.width - column * side))
  }
}
