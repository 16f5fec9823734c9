import type { SettleInput } from '../../core/edit/settle/settle.ts'
import { wantedChange } from '../../core/edit/wanted-change.ts'
import { cropPicture, type Picture } from '../../core/image/picture.ts'
import type { Rect, Size } from '../../core/image/rect.ts'
import { fullMask } from '../../core/mask/mask.ts'
import { driftPicture } from '../../test/support/drift/drift.ts'
import { makeEdit } from '../../test/support/drift/edits.ts'
import { largePhotograph } from './large-photograph.ts'

/** One refinement of a large picture, ready to be timed. */
export interface RefinementCase {
  readonly whole: Picture
  readonly input: SettleInput
}

/** What is timed: a picture, the crop that is sent of it, the region in the crop, and the answer's size. */
export interface RefinementSize {
  readonly picture: Size
  readonly crop: Size
  readonly region: Size
  readonly answer: Size
}

/** Makes a refinement in the middle of a photograph, answered by a provider with typical drift. */
export async function makeRefinement(sizes: RefinementSize): Promise<RefinementCase> {
  const whole = await largePhotograph(sizes.picture)
  const crop = middleOf(sizes.picture, sizes.crop)
  const parent = cropPicture(whole, crop)
  const region = fullMask({
    ...sizes.region,
    x: crop.x + Math.floor((crop.width - sizes.region.width) / 2),
    y: crop.y + Math.floor((crop.height - sizes.region.height) / 2),
  })
  const { painted, instruction } = makeEdit(parent, 'loose', 11)
  const { picture } = await driftPicture(painted, { level: 'typical', seed: 4, size: sizes.answer })
  const density = Math.min(sizes.answer.width / crop.width, sizes.answer.height / crop.height)
  return {
    whole,
    input: {
      ...{ parent, region, protect: [], edge: { kind: 'strict' }, candidate: picture },
      plan: { crop, sent: sizes.answer, density },
      meansAlpha: false,
      wanted: wantedChange(instruction),
    },
  }
}

function middleOf(picture: Size, crop: Size): Rect {
  return {
    ...crop,
    x: Math.floor((picture.width - crop.width) / 2),
    y: Math.floor((picture.height - crop.height) / 2),
  }
}
