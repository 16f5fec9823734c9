import type { Edit } from '../edit/edit.ts'
import type { PriceOf } from '../edit/fit-size.ts'
import { planEdit } from '../edit/make-plan.ts'
import type { SizeRule } from '../edit/plan.ts'
import { enlargedSize } from '../edit/reframe/enlarge.ts'
import { expandedFrame, expandPlan, newBorder } from '../edit/reframe/expand-plan.ts'
import type { Reframing } from '../edit/reframe/reframing.ts'
import { planOfTiles, planTiles } from '../edit/tiles/plan-tiles.ts'
import { RefineError } from '../errors.ts'
import type { Host } from '../host.ts'
import { guardPictureSize } from '../image/guard-size.ts'
import { containsRect, rectOf, type Size } from '../image/rect.ts'
import type { Mask } from '../mask/mask.ts'
import type { ModelCapabilities } from '../model.ts'
import type { Intent, Planned } from './refinement.ts'

/**
 * Refuses a change of the frame that can't be made, before anything is read or sent.
 *
 * @throws RefineError `not_supported` where the host can't hold such a picture, `bad_region` beside a region or protected
 *   areas, `bad_setting` for a frame outside the picture, `needs_generative` where something is to be painted by a model
 *   that paints nothing new, `too_large`.
 */
export function checkReframe(
  { capabilities }: Pick<Host, 'capabilities'>,
  { picked, region, protect }: Intent,
  reframe: Reframing,
  model: ModelCapabilities,
): void {
  if (!capabilities.reframe) {
    throw new RefineError(
      'not_supported',
      `${capabilities.name} can’t add a picture with another frame to the document.`,
      { hint: 'Change the frame in the design tool itself.' },
    )
  }
  if (region || protect.length > 0) {
    throw new RefineError('bad_region', 'A change of the frame takes no region.', {
      hint: 'Leave region and protected areas out.',
    })
  }
  if (reframe.kind === 'crop') {
    if (containsRect(rectOf(picked), reframe.rect)) return
    throw new RefineError('bad_setting', 'The crop reaches outside the picture.', {
      hint: 'Choose a crop inside it, or expand the picture instead.',
    })
  }
  if (reframe.kind === 'expand' && Object.values(reframe.sides).every((px) => px === 0)) {
    throw new RefineError('bad_setting', 'The picture was to be expanded by nothing.', {
      hint: 'Name a side and a number of pixels.',
    })
  }
  if (model.faithful) {
    throw new RefineError(
      'needs_generative',
      `${model.label} paints nothing new, so it can’t ${reframe.kind === 'expand' ? 'go on with the picture beyond its borders' : 'give the picture more detail'}.`,
      { hint: 'Choose a generative provider.' },
    )
  }
  const { kind } = reframe
  const size =
    kind === 'expand' ? expandedFrame(picked, reframe.sides) : enlargedSize(picked, reframe.factor)
  guardPictureSize(size, `${kind === 'expand' ? 'expanded' : 'enlarged'} picture`)
  const { maxEdge = Number.POSITIVE_INFINITY, name } = capabilities
  if (Math.max(size.width, size.height) <= maxEdge) return
  throw new RefineError(
    'too_large',
    `The new picture would have ${size.width}×${size.height} pixels; ${name} holds at most ${maxEdge} along an edge.`,
    { hint: 'Choose less.' },
  )
}

/** Plans a change of the frame: an exact crop is sent nowhere. */
export function planReframe(
  size: Size,
  reframe: Reframing,
  sizes: SizeRule,
  priceOf: PriceOf,
): Pick<Planned, 'plan' | 'tiles'> {
  if (reframe.kind === 'crop') {
    const { width, height } = reframe.rect
    return { plan: { crop: reframe.rect, sent: { width, height }, density: 1 } }
  }
  if (reframe.kind === 'upscale') {
    const enlarged = enlargedSize(size, reframe.factor)
    const input = { size: enlarged, region: null, sizes, priceOf }
    const tiles = planTiles(input) ?? [{ plan: planEdit(input), cell: rectOf(enlarged) }]
    return { plan: planOfTiles(tiles), tiles }
  }
  const { plan } = expandPlan({ size, sides: reframe.sides, sizes, priceOf })
  return { plan }
}

/** Gives the size of the picture that a plan's crop lies in. */
export function wholeOf({ source, reframe }: Edit): Size {
  const { width, height } = source
  return reframe?.kind === 'upscale' ? enlargedSize(source, reframe.factor) : { width, height }
}

/** Gives where a model may paint: the region, or all that is new. */
export function paintedRegion({
  edit,
  plan,
  intent,
}: Pick<Planned, 'edit' | 'plan' | 'intent'>): Mask | null {
  return edit.reframe?.kind === 'expand' ? newBorder(plan.crop, edit.source) : intent.region
}
