import * as z from 'zod/mini'
import { RefineError } from '../../errors.ts'
import { type Recipe, recipeSchema } from './recipe.ts'

/**
 * Gives a recipe that was put together from what the user said, once it has the form of one.
 *
 * @throws RefineError `bad_setting` naming what is empty or too long.
 */
export function checkRecipe(recipe: unknown): Recipe {
  const checked = z.safeParse(recipeSchema, recipe)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw new RefineError(
    'bad_setting',
    `The ${placeInWords(issue?.path ?? [])} is empty, or too long for a recipe.`,
    { hint: 'Say it in fewer words.' },
  )
}

/** "preserve of step 2" rather than a path into the data. */
function placeInWords([whole, index, part]: readonly PropertyKey[]): string {
  if (whole === 'steps' && typeof index === 'number') {
    return `${String(part ?? 'text')} of step ${index + 1}`
  }
  return String(whole ?? 'recipe')
}
