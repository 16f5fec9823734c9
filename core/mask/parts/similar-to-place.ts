import { RefineError } from '../../errors.ts'
import { labPlanes, sideFor } from '../../image/color/lab-planes.ts'
import { cropPicture, type Picture } from '../../image/picture.ts'
import { rectOf } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import type { Mask } from '../mask.ts'
import { partMeans, startMixture } from './color-mixture.ts'
import type { LabColor } from './color-range.ts'
import type { PartWish } from './part-wish.ts'
import { similarColor } from './similar-color.ts'
import { mostCells } from './subject-mask.ts'
import { markCells } from './subject-start.ts'

/** Gives the area of colours like those at a place of the picture, 0..255; places are in the picture's pixels. */
export function* similarToPlace(
  picture: Picture,
  { to, tolerance, contiguous }: Extract<PartWish, { kind: 'similar' }>,
): Steps<Uint8Array> {
  const isArea = 'rect' in to
  const colors = isArea ? yield* colorsUnder(picture, to) : yield* colorAt(picture, to.x, to.y)
  const from = isArea ? pixelsUnder(to) : [to.y * picture.width + to.x]
  return yield* similarColor(picture, { colors, tolerance, from: contiguous ? from : null })
}

function* colorAt(picture: Picture, x: number, y: number): Steps<LabColor[]> {
  if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) {
    throw new RefineError('bad_region', 'That point does not lie in the picture.', {
      hint: `Choose a point from 0,0 to ${picture.width - 1},${picture.height - 1}.`,
    })
  }
  const { l, a, b } = yield* labPlanes(cropPicture(picture, { x, y, width: 1, height: 1 }))
  return [[l[0] as number, a[0] as number, b[0] as number]]
}

/** The main colours under a painted area, one for each kind of surface that it touches. */
function* colorsUnder(picture: Picture, area: Mask): Steps<readonly LabColor[]> {
  const planes = yield* labPlanes(picture, sideFor(picture, mostCells))
  const members = new Uint8Array(planes.width * planes.height)
  yield* markCells(area, { planes, rect: rectOf(picture) }, members, 1)
  return partMeans(yield* startMixture(planes, members, 1))
}

function pixelsUnder({ data }: Mask): number[] {
  const pixels: number[] = []
  for (let i = 0; i < data.length; i++) if ((data[i] as number) >= 128) pixels.push(i)
  return pixels
}
