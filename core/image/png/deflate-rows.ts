import { Zlib } from 'fflate'
import { filterRow } from './filter-row.ts'

/** How hard deflate tries: 0 stores, 1 is fastest, 9 is smallest. */
export type DeflateLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/** Filtered bytes handed to deflate at once. */
const blockBytes = 1 << 16

/**
 * Packs pixel rows as PNG stores them, and gives the data of the IDAT chunks; never holds all rows unpacked.
 *
 * `readRow` fills in the bytes of row `y`; `pixelBytes` is the size of one pixel in them.
 */
export function deflateRows(
  height: number,
  rowBytes: number,
  pixelBytes: number,
  level: DeflateLevel,
  readRow: (y: number, row: Uint8Array) => void,
): Uint8Array[] {
  const parts: Uint8Array[] = []
  const stream = new Zlib({ level }, (part) => {
    if (part.length > 0) parts.push(part)
  })
  const lineBytes = rowBytes + 1
  const linesPerBlock = Math.max(1, Math.floor(blockBytes / lineBytes))
  const block = new Uint8Array(linesPerBlock * lineBytes)
  const spare = new Uint8Array(rowBytes)
  let row = new Uint8Array(rowBytes)
  let previous = new Uint8Array(rowBytes)
  for (let top = 0; top < height; top += linesPerBlock) {
    const lines = Math.min(linesPerBlock, height - top)
    for (let line = 0; line < lines; line++) {
      readRow(top + line, row)
      filterRow(row, previous, pixelBytes, spare, block, line * lineBytes)
      ;[row, previous] = [previous, row]
    }
    stream.push(block.subarray(0, lines * lineBytes), top + lines === height)
  }
  return parts
}
