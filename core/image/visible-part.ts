import { cropPicture, type Picture } from './picture.ts'
import type { PicturePart } from './picture-part.ts'
import { type Rect, rectOf, sameRect } from './rect.ts'

/** Gives the smallest part of a picture outside which every pixel is fully transparent; null when all of it is. */
export function visiblePart(picture: Picture): PicturePart | null {
  const rows = createVisibleRows(picture.width)
  for (let y = 0; y < picture.height; y++) {
    const start = y * picture.width * 4
    rows.add(picture.data, start, y)
  }
  const rect = rows.bounds()
  if (!rect) return null
  if (sameRect(rect, rectOf(picture))) return { rect, picture }
  return { rect, picture: cropPicture(picture, rect) }
}

/** Finds the bounds of all pixels that are not fully transparent, from rows in any order. */
export interface VisibleRows {
  /** Looks at row `y`, whose words begin at `start`; tells whether anything in it is visible. */
  add(words: Uint8Array | Uint16Array, start: number, y: number): boolean
  bounds(): Rect | null
}

/** Starts with no rows of a picture that is `width` pixels wide. */
export function createVisibleRows(width: number): VisibleRows {
  let left = width
  let right = -1
  let top = Number.POSITIVE_INFINITY
  let bottom = -1
  return {
    add(words, start, y) {
      let first = 0
      while (first < width && words[start + first * 4 + 3] === 0) first++
      if (first === width) return false
      let last = width - 1
      while (words[start + last * 4 + 3] === 0) last--
      left = Math.min(left, first)
      right = Math.max(right, last)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      return true
    },
    bounds: () =>
      bottom < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 },
  }
}
