import { type LabPlanes, labPlanes, sideFor } from '../../image/color/lab-planes.ts'
import { cropPictureInSteps, type Picture } from '../../image/picture.ts'
import type { Rect } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'

/** Values that an area is looked at with, at most. */
export const mostValues = 250_000

/**
 * Gives a place of a picture as CIE Lab, reduced to a bounded number of values.
 *
 * @param area In pixels of the picture, inside it.
 */
export function* areaPlanes(picture: Picture, area: Rect, most = mostValues): Steps<LabPlanes> {
  return yield* labPlanes(yield* cropPictureInSteps(picture, area), sideFor(area, most))
}
