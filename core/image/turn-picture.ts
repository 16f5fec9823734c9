import { finish, type Steps } from '../steps.ts'
import { inRows } from './in-runs.ts'
import { createPicture, type Picture } from './picture.ts'
import type { Orientation } from './sniff/tiff-tags.ts'

/** Tells whether an orientation swaps a picture's width and height. */
export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5
}

/** Turns a picture upright without a pause; see {@link turnPictureInSteps}. */
export function turnPicture(picture: Picture, orientation: Orientation): Picture {
  return finish(turnPictureInSteps(picture, orientation))
}

/** Turns and mirrors a picture as it was stored, so that it stands upright (EXIF 2.32, tag 0x0112). */
export function* turnPictureInSteps(picture: Picture, orientation: Orientation): Steps<Picture> {
  if (orientation === 1) return picture
  const { width, height, data } = picture
  const size = swapsSides(orientation) ? { width: height, height: width } : { width, height }
  const result = createPicture(size, picture.depth)
  // Where the stored picture's first column and first row go: 2, 3, 6, 7 end right or at the bottom.
  const mirrorsX = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8
  const mirrorsY = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7
  yield* inRows(width, height, (y) => {
    const toY = mirrorsY ? height - 1 - y : y
    for (let x = 0; x < width; x++) {
      const toX = mirrorsX ? width - 1 - x : x
      const from = (y * width + x) * 4
      const to = swapsSides(orientation) ? (toX * height + toY) * 4 : (toY * width + toX) * 4
      result.data[to] = data[from] as number
      result.data[to + 1] = data[from + 1] as number
      result.data[to + 2] = data[from + 2] as number
      result.data[to + 3] = data[from + 3] as number
    }
  })
  return result
}
