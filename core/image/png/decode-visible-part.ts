import { createPicture } from '../picture.ts'
import type { PicturePart } from '../picture-part.ts'
import type { Size } from '../rect.ts'
import { createVisibleRows, visiblePart } from '../visible-part.ts'
import { decodePng } from './decode-png.ts'
import { readPngFile } from './read-png-file.ts'
import { readWordRows } from './read-word-rows.ts'

/** What a mostly transparent PNG shows. */
export interface DecodedPart {
  /** The whole picture's. */
  readonly size: Size
  /** The smallest part outside which every pixel is fully transparent; null when all are. */
  readonly part: PicturePart | null
}

/**
 * Decodes what is visible of a PNG file that is mostly transparent; memory follows that part, not the picture.
 *
 * @throws RefineError as `decodePng`.
 */
export function decodeVisiblePart(bytes: Uint8Array): DecodedPart {
  const file = readPngFile(bytes)
  const { width, height } = file.header
  const size = { width, height }
  if (file.header.interlaced) return { size, part: visiblePart(decodePng(bytes).picture) }
  const rows = createVisibleRows(width)
  const kept = new Map<number, Uint8Array | Uint16Array>()
  readWordRows(file, 0, (row, y) => {
    if (rows.add(row.data, 0, y) || hasColor(row.data)) kept.set(y, row.data.slice())
    return undefined
  })
  const rect = rows.bounds()
  if (!rect) return { size, part: null }
  const picture = createPicture(rect, file.header.bitDepth === 16 ? 16 : 8)
  for (const [y, words] of kept) {
    if (y < rect.y || y >= rect.y + rect.height) continue
    const span = words.subarray(rect.x * 4, (rect.x + rect.width) * 4)
    picture.data.set(span, (y - rect.y) * rect.width * 4)
  }
  return { size, part: { rect, picture } }
}

/** Colour is kept under full transparency, too, where it lies between what is visible. */
function hasColor(words: Uint8Array | Uint16Array): boolean {
  for (let pos = 0; pos < words.length; pos++) if (words[pos] !== 0) return true
  return false
}
