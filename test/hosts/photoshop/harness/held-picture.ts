import { createPicture, cropPicture, type Picture } from '../../../../core/image/picture.ts'
import { tightBounds } from '../imaging/bounds.ts'
import type { PixelsModel } from '../model/model.ts'

/** Gives a picture as a layer of its own, its words as Photoshop has them. */
export function pixelsOf(picture: Picture): PixelsModel {
  const rect = { x: 0, y: 0, width: picture.width, height: picture.height }
  if (picture.depth === 8) return { rect, data: picture.data.slice() }
  return { rect, data: picture.data.map((word) => Math.round((word * 32768) / 65535)) }
}

/**
 * Gives what Photoshop can hold of a picture: its 16 bit has 32769 values, every second of ours, and a layer ends
 * where its last pixel that is not fully transparent lies.
 */
export function heldByPhotoshop(picture: Picture): Picture {
  const pixels = pixelsOf(picture)
  const held =
    picture.depth === 8
      ? picture
      : createPicture(picture, 16, Uint16Array.from(pixels.data, wordFromPhotoshop))
  const covered = tightBounds(pixels)
  return covered ? cropPicture(held, covered) : held
}

function wordFromPhotoshop(word: number): number {
  return Math.round((word * 65535) / 32768)
}
