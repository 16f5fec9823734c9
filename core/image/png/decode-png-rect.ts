import type { DecodedPicture } from '../decoded-picture.ts'
import { createPicture, cropPicture } from '../picture.ts'
import { containsRect, type Rect, rectOf } from '../rect.ts'
import { colorTagOfChunks } from './color-of-chunks.ts'
import { decodePng } from './decode-png.ts'
import { readPngFile } from './read-png-file.ts'
import { readWordRows } from './read-word-rows.ts'

/**
 * Decodes one rectangle of a PNG file: the words that decoding all of it and cropping would give.
 *
 * Only the rectangle is kept, and rows below it are not unpacked. An interlaced file is decoded as a whole.
 *
 * @throws RangeError when the rectangle reaches outside the picture.
 * @throws RefineError as `decodePng`; damage below the rectangle is found by the file's checksums alone.
 */
export function decodePngRect(bytes: Uint8Array, rect: Rect): DecodedPicture {
  const file = readPngFile(bytes)
  const { header } = file
  if (!containsRect(rectOf(header), rect)) {
    throw new RangeError(
      `Expected a rectangle inside ${header.width}×${header.height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
    )
  }
  if (header.interlaced) {
    const { picture, color } = decodePng(bytes)
    return { picture: cropPicture(picture, rect), color }
  }
  const picture = createPicture(rect, header.bitDepth === 16 ? 16 : 8)
  const start = rect.x * 4
  const bottom = rect.y + rect.height
  readWordRows(file, rect.y, (row, y) => {
    if (y >= bottom) return false
    const to = (y - rect.y) * rect.width * 4
    picture.data.set(row.data.subarray(start, start + rect.width * 4), to)
    return y < bottom - 1
  })
  return { picture, color: colorTagOfChunks(file.colorChunks) }
}
