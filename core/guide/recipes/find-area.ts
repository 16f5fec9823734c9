import { loadMask } from '../../edit/stored-mask.ts'
import { RefineError } from '../../errors.ts'
import type { Size } from '../../image/rect.ts'
import { rectIn } from '../../image/relative-rect.ts'
import { uniteMasks } from '../../mask/combine.ts'
import { fullMask, type Mask } from '../../mask/mask.ts'
import { maskBounds } from '../../mask/mask-bounds.ts'
import type { PartWish } from '../../mask/parts/part-wish.ts'
import { fitMask } from './fit-mask.ts'
import type { RecipeArea } from './recipe.ts'

/** Looks for a part in the picture that is refined, as `PixelWork.proposePart` does. */
export type FindPart = (wish: PartWish) => Promise<Mask>

/** Where a subject is looked for when nothing is said: all but a rim, which shows what the background looks like. */
const allButRim = { x: 0.04, y: 0.04, width: 0.92, height: 0.92 }

/**
 * Gives what an area of a recipe covers in a picture, in its pixels.
 *
 * @throws RefineError `bad_region` when nothing of it is found there, or a stored mask is damaged.
 */
export async function findArea(area: RecipeArea, size: Size, findPart: FindPart): Promise<Mask> {
  switch (area.kind) {
    case 'box':
      return fullMask(rectIn(area.box, size))
    case 'mask':
      return fitted(area, size)
    case 'part':
      return findPart(wishOf(area, size))
  }
}

/** Gives what several areas cover together; null for none. */
export async function findAreas(
  areas: readonly RecipeArea[],
  size: Size,
  findPart: FindPart,
): Promise<Mask | null> {
  let found: Mask | null = null
  for (const area of areas) {
    const one = await findArea(area, size, findPart)
    found = found ? uniteMasks(found, one) : one
  }
  return found
}

function fitted(area: Extract<RecipeArea, { kind: 'mask' }>, size: Size): Mask {
  const mask = fitMask(loadMask(area.mask), area, size)
  if (maskBounds(mask)) return mask
  throw new RefineError('bad_region', 'The step’s region is too small for this picture.', {
    hint: 'Replay it on a larger picture, or mark the region of this step anew.',
  })
}

function wishOf({ part, box }: Extract<RecipeArea, { kind: 'part' }>, size: Size): PartWish {
  if (part === 'highlights' || part === 'shadows') return { kind: 'tones', range: part }
  const within = fullMask(rectIn(box ?? allButRim, size))
  const hint = { within, inside: null, outside: null }
  return { kind: 'subject', hint, inverted: part === 'background' }
}
