import { inRows } from '../../image/in-runs.ts'
import { createPicture, maxWord, type Picture } from '../../image/picture.ts'
import { intersectRects, type Rect } from '../../image/rect.ts'
import { finish, type Steps } from '../../steps.ts'

/** Gives a rectangle of a picture that may reach beyond it, without a pause; see {@link padPictureInSteps}. */
export function padPicture(picture: Picture, at: Rect, rect: Rect): Picture {
  return finish(padPictureInSteps(picture, at, rect))
}

/**
 * Gives a rectangle of a picture that may reach beyond it: inside word for word, outside the colour of the nearest pixel,
 * opaque.
 *
 * @param at Where the picture lies, in the same pixels as `rect`.
 * @throws RangeError when the two share no pixel; TypeError when `at` is not of the picture's size.
 */
export function* padPictureInSteps(picture: Picture, at: Rect, rect: Rect): Steps<Picture> {
  if (at.width !== picture.width || at.height !== picture.height) {
    throw new TypeError(
      `Expected a picture of ${at.width}×${at.height} but received ${picture.width}×${picture.height}`,
    )
  }
  const shared = intersectRects(at, rect)
  if (!shared) throw new RangeError('Expected a rectangle that touches the picture')
  const result = createPicture(rect, picture.depth)
  const full = maxWord(picture.depth)
  const { data } = result
  const before = shared.x - rect.x
  const after = before + shared.width
  yield* inRows(rect.width, rect.height, (row) => {
    const y = rect.y + row
    const nearest = Math.min(Math.max(y, at.y), at.y + at.height - 1)
    const from = ((nearest - at.y) * at.width + shared.x - at.x) * 4
    const start = row * rect.width * 4
    data.set(picture.data.subarray(from, from + shared.width * 4), start + before * 4)
    const isOutside = y !== nearest
    for (let x = 0; x < rect.width; x++) {
      const pos = start + x * 4
      if (x < before) data.copyWithin(pos, start + before * 4, start + before * 4 + 3)
      else if (x >= after) data.copyWithin(pos, start + after * 4 - 4, start + after * 4 - 1)
      if (isOutside || x < before || x >= after) data[pos + 3] = full
    }
  })
  return result
}
