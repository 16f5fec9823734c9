import { sourceOfEnlarged } from '../edit/reframe/enlarge.ts'
import { padPicture } from '../edit/reframe/pad-picture.ts'
import type { Picture } from '../image/picture.ts'
import { intersectRects, rectOf } from '../image/rect.ts'
import type { Window } from '../image/resample.ts'
import { readParent } from './parent-pixels.ts'
import type { Planned, RefineDeps, RefineOptions } from './refinement.ts'

/** Pixels that a plan sends. */
export interface PlannedPixels {
  readonly picture: Picture
  /** The part of them that is sent; absent: all. */
  readonly window?: Window
}

/**
 * Reads the pixels that a plan sends: where it reaches beyond the picture, the nearest pixels go on; of an enlargement,
 * those that the plan's crop is made of.
 *
 * @throws what {@link readParent} throws.
 */
export async function readPlanned(
  { host }: Pick<RefineDeps, 'host'>,
  { edit, plan, intent }: Pick<Planned, 'edit' | 'plan' | 'intent'>,
  options: RefineOptions,
): Promise<PlannedPixels> {
  const { crop } = plan
  const { reframe } = edit
  const { source } = intent.picked
  if (reframe?.kind === 'upscale') {
    const { factor } = reframe
    const at = sourceOfEnlarged(crop, factor, edit.source)
    const picture = await readParent(host, source, edit, at, options)
    const across = { from: crop.x / factor - at.x, length: crop.width / factor }
    const down = { from: crop.y / factor - at.y, length: crop.height / factor }
    return { picture, window: { across, down } }
  }
  const bounds = rectOf(edit.source)
  const inside = intersectRects(crop, bounds) ?? bounds
  const parent = await readParent(host, source, edit, inside, options)
  return { picture: reframe?.kind === 'expand' ? padPicture(parent, inside, crop) : parent }
}
