import { cropToAspect } from '../../edit/reframe/crop-to-aspect.ts'
import type { Reframing } from '../../edit/reframe/reframing.ts'
import { RefineError } from '../../errors.ts'
import { intersectRects, type Rect, rectOf, type Size } from '../../image/rect.ts'
import { rectIn } from '../../image/relative-rect.ts'
import { maskBounds } from '../../mask/mask-bounds.ts'
import { type FindPart, findArea } from './find-area.ts'
import type { RecipeReframe } from './recipe.ts'

/**
 * Gives how a step of a recipe changes the frame of a picture, in its pixels.
 *
 * A subject that does not fit whole into the proportions is centred as it is: what is cut off is then the same on both
 * sides.
 *
 * @throws RefineError `bad_setting` when no such crop leaves the room that is asked for; `bad_region` when no subject is
 *   found.
 */
export async function findFrame(
  reframe: RecipeReframe,
  size: Size,
  findPart: FindPart,
): Promise<Reframing> {
  switch (reframe.kind) {
    case 'crop':
      return { kind: 'crop', rect: rectIn(reframe.box, size) }
    case 'upscale':
      return { kind: 'upscale', factor: reframe.factor }
    case 'expand':
      return {
        kind: 'expand',
        sides: {
          left: Math.round(reframe.left * size.width),
          right: Math.round(reframe.right * size.width),
          top: Math.round(reframe.top * size.height),
          bottom: Math.round(reframe.bottom * size.height),
        },
      }
    case 'proportions':
      return { kind: 'crop', rect: await findCrop(reframe, size, findPart) }
  }
}

async function findCrop(
  { width, height, subject, room }: Extract<RecipeReframe, { kind: 'proportions' }>,
  size: Size,
  findPart: FindPart,
): Promise<Rect> {
  const found = subject && maskBounds(await findArea(subject, size, findPart))
  const whole = found ? intersectRects(found, rectOf(size)) : null
  const wanted = { size, aspect: { width, height }, room: room ?? null }
  const crop =
    cropToAspect({ ...wanted, subject: whole }) ??
    cropToAspect({ ...wanted, subject: whole && centreOf(whole) })
  if (crop) return crop
  throw new RefineError('bad_setting', `No crop of ${width}:${height} leaves that room.`, {
    hint: 'Choose other proportions or less room, or expand the picture first.',
  })
}

function centreOf({ x, y, width, height }: Rect): Rect {
  return { x: x + (width >> 1), y: y + (height >> 1), width: 1, height: 1 }
}
