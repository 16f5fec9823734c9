import type { Picture } from '../../image/picture.ts'
import { modelOf, type ProviderInfo, type ProviderRequest } from '../../provider.ts'
import { encodeMask, punchHole } from './encode-mask.ts'

/** What of an edit goes to a model as pictures. */
export interface MaskPictures {
  /** The crop; with a hole in it where that is the mask. */
  readonly picture: Picture
  /** Null: none is wanted, or the crop holds it. */
  readonly mask: Picture | null
}

/**
 * Draws an edit's mask the way its model says that it reads masks.
 *
 * @throws RangeError for a mask to a model that takes none: what is planned sends it none.
 */
export function maskPictures(
  info: ProviderInfo,
  { model, picture, mask }: Pick<ProviderRequest, 'model' | 'picture' | 'mask'>,
): MaskPictures {
  if (!mask) return { picture, mask: null }
  const takes = modelOf(info, model)?.mask
  if (!takes) throw new RangeError(`Expected a model that takes masks but received "${model}"`)
  return takes.meaning === 'hole'
    ? { picture: punchHole(picture, mask), mask: null }
    : { picture, mask: encodeMask(mask, picture, takes.meaning) }
}
