import { rowsAtOnce } from '../../../image/in-runs.ts'
import type { Mask } from '../../../mask/mask.ts'
import type { Steps } from '../../../steps.ts'

/** How far squares of pixels are covered, row-major. */
export interface MaskCells {
  readonly columns: number
  readonly rows: number
  /** The least coverage of any pixel in the square: 255 = wholly inside. */
  readonly least: Uint8Array
  /** The most coverage of any pixel in the square: 0 = wholly outside. */
  readonly most: Uint8Array
}

/** Brings a mask to cells of `side` × `side` pixels; cells over the right and bottom edge take what there is. */
export function* maskCells({ rect, data }: Mask, side: number): Steps<MaskCells> {
  const columns = Math.ceil(rect.width / side)
  const rows = Math.ceil(rect.height / side)
  const cells: MaskCells = {
    columns,
    rows,
    least: new Uint8Array(columns * rows).fill(255),
    most: new Uint8Array(columns * rows),
  }
  const pause = rowsAtOnce(rect.width)
  for (let y = 0; y < rect.height; y++) {
    const first = Math.floor(y / side) * columns
    addRow(data.subarray(y * rect.width, (y + 1) * rect.width), side, cells, first)
    if ((y + 1) % pause === 0) yield
  }
  return cells
}

function addRow(row: Uint8Array, side: number, { least, most }: MaskCells, first: number): void {
  for (let left = 0, i = first; left < row.length; left += side, i++) {
    const end = Math.min(row.length, left + side)
    let low = least[i] as number
    let high = most[i] as number
    for (let x = left; x < end; x++) {
      const value = row[x] as number
      if (value < low) low = value
      if (value > high) high = value
    }
    least[i] = low
    most[i] = high
  }
}
