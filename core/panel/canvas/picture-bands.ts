import { createPicture, type Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import { imageDataOf } from './image-data.ts'

/** A picture that is converted for a canvas band by band, because all of a large one at once would hold the page up. */
export interface PictureBands extends Size {
  /** Gives whole rows: 8-bit, for looking at only. The caller only reads them. */
  readonly band: (top: number, height: number) => ImageData
}

/** Gives a picture in bands. */
export function bandsOf(picture: Picture): PictureBands {
  const { width, height } = picture
  return { width, height, band: (top, rows) => imageDataOf(rowsOf(picture, top, rows)) }
}

/** Gives whole rows of a picture that share its words. */
export function rowsOf({ width, depth, data }: Picture, top: number, height: number): Picture {
  return createPicture(
    { width, height },
    depth,
    data.subarray(top * width * 4, (top + height) * width * 4),
  )
}
