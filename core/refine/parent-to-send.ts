import { padPicture } from '../edit/reframe/pad-picture.ts'
import type { Picture } from '../image/picture.ts'
import { intersectRects, rectOf } from '../image/rect.ts'
import { readParent } from './parent-pixels.ts'
import type { Planned, RefineDeps, RefineOptions } from './refinement.ts'

/**
 * Reads the pixels that a plan sends: where it reaches beyond the picture, the nearest pixels go on.
 *
 * @throws what {@link readParent} throws.
 */
export async function readPlanned(
  { host }: Pick<RefineDeps, 'host'>,
  { edit, plan, intent }: Pick<Planned, 'edit' | 'plan' | 'intent'>,
  options: RefineOptions,
): Promise<Picture> {
  const bounds = rectOf(edit.source)
  const inside = intersectRects(plan.crop, bounds) ?? bounds
  const parent = await readParent(host, intent.picked.source, edit, inside, options)
  return edit.reframe?.kind === 'expand' ? padPicture(parent, inside, plan.crop) : parent
}
