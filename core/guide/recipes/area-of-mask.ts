import type { StoredMask } from '../../edit/edit.ts'
import { loadMask } from '../../edit/stored-mask.ts'
import { containsRect, rectOf, type Size } from '../../image/rect.ts'
import { relativeRect } from '../../image/relative-rect.ts'
import type { RecipeArea } from './recipe.ts'

/**
 * Gives the area that a recipe keeps of a mask: a box where it is a plain rectangle, the very mask otherwise.
 *
 * @param size Of the picture that the mask was made for.
 * @throws RefineError `bad_region` when the stored mask is damaged.
 */
export function areaOfMask(mask: StoredMask, { width, height }: Size): RecipeArea {
  const isPlain = loadMask(mask).data.every((coverage) => coverage === 255)
  if (isPlain && containsRect(rectOf({ width, height }), mask.rect)) {
    return { kind: 'box', box: relativeRect(mask.rect, { width, height }) }
  }
  return { kind: 'mask', mask, width, height }
}
