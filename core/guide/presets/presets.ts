import { RefineError } from '../../errors.ts'
import type { Recipe } from '../recipes/recipe.ts'
import { adPresets } from './ads.ts'
import { eCommercePresets } from './e-commerce.ts'
import { editorialPresets } from './editorial.ts'
import { socialPresets } from './social.ts'

/** Recipes that come with Pentimento, by field. */
export const presets: readonly Recipe[] = [
  ...socialPresets,
  ...editorialPresets,
  ...eCommercePresets,
  ...adPresets,
]

/** Gives a preset by its id. @throws RefineError `not_found`, naming those that there are. */
export function presetById(id: string): Recipe {
  const found = presets.find((one) => one.id === id)
  if (found) return found
  throw new RefineError('not_found', `There is no preset “${id}”.`, {
    hint: `There are: ${presets.map((one) => one.id).join(', ')}.`,
  })
}
