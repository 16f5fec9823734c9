import { finish } from '../../steps.ts'
import { createPicture, type Picture } from '../picture.ts'
import { createExpandRow8, createExpandRow16 } from './expand-row.ts'
import { guardPackedSize, inflateRows, inflateSparseRows, type OnRow } from './inflate-rows.ts'
import { samplesOfColorType } from './png-header.ts'
import { pngPasses } from './png-passes.ts'
import type { PngFile } from './read-png-file.ts'
import { readSparseIdat } from './sparse-idat.ts'

/**
 * Reads the rows of a PNG that is not interlaced one after the other, each as a picture that is one row high.
 *
 * `onRow` gets the row, valid only during the call, and its number; `wanted` says from which row on it is called.
 * Giving `false` leaves the rest unread. Rows that a sparse file ({@link readSparseIdat}) does not pack are passed
 * over: they are transparent black.
 *
 * @throws RefineError `unreadable_file`.
 */
export function readWordRows(
  file: PngFile,
  wanted: number,
  onRow: (row: Picture, y: number) => boolean | undefined,
): void {
  const { header, palette, transparency } = file
  const size = { width: header.width, height: 1 }
  if (header.bitDepth === 16) {
    const row = createPicture(size, 16)
    const expand = createExpandRow16(header, transparency)
    readByteRows(file, (bytes, y) => {
      if (y < wanted) return undefined
      expand(bytes, size.width, row.data, 0, 4)
      return onRow(row, y)
    })
    return
  }
  const row = createPicture(size, 8)
  const expand = createExpandRow8(header, palette, transparency)
  readByteRows(file, (bytes, y) => {
    if (y < wanted) return undefined
    expand(bytes, size.width, row.data, 0, 4)
    return onRow(row, y)
  })
}

function readByteRows(
  file: PngFile,
  onBytes: (bytes: Uint8Array, y: number) => boolean | undefined,
): void {
  const { header, idat } = file
  const bitsPerPixel = samplesOfColorType[header.colorType] * header.bitDepth
  const sparse = readSparseIdat(file)
  if (sparse) {
    const onRow: OnRow = (bytes, _, y) => onBytes(bytes, sparse.top + y)
    finish(inflateSparseRows(sparse, header.width, bitsPerPixel, onRow))
    return
  }
  const passes = pngPasses(header, false)
  guardPackedSize(idat, passes, bitsPerPixel)
  finish(inflateRows(idat, passes, bitsPerPixel, (bytes, _, y) => onBytes(bytes, y)))
}
