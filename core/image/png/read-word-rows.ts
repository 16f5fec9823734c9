import { createPicture, type Picture } from '../picture.ts'
import { createExpandRow8, createExpandRow16 } from './expand-row.ts'
import { guardPackedSize, inflateRows } from './inflate-rows.ts'
import { samplesOfColorType } from './png-header.ts'
import { pngPasses } from './png-passes.ts'
import type { PngFile } from './read-png-file.ts'

/**
 * Reads the rows of a PNG that is not interlaced one after the other, each as a picture that is one row high.
 *
 * `onRow` gets the row, valid only during the call, and its number; `wanted` says from which row on it is called.
 * Giving `false` leaves the rest unread.
 *
 * @throws RefineError `unreadable_file`.
 */
export function readWordRows(
  file: PngFile,
  wanted: number,
  onRow: (row: Picture, y: number) => boolean | undefined,
): void {
  const { header, palette, transparency, idat } = file
  const bitsPerPixel = samplesOfColorType[header.colorType] * header.bitDepth
  const passes = pngPasses(header, false)
  guardPackedSize(idat, passes, bitsPerPixel)
  const size = { width: header.width, height: 1 }
  if (header.bitDepth === 16) {
    const row = createPicture(size, 16)
    const expand = createExpandRow16(header, transparency)
    inflateRows(idat, passes, bitsPerPixel, (bytes, _, y) => {
      if (y < wanted) return undefined
      expand(bytes, size.width, row.data, 0, 4)
      return onRow(row, y)
    })
    return
  }
  const row = createPicture(size, 8)
  const expand = createExpandRow8(header, palette, transparency)
  inflateRows(idat, passes, bitsPerPixel, (bytes, _, y) => {
    if (y < wanted) return undefined
    expand(bytes, size.width, row.data, 0, 4)
    return onRow(row, y)
  })
}
