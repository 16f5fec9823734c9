import { type KeptForm, readKept } from '../shelf/read-kept.ts'
import { type Recipe, recipeSchema } from './recipe.ts'

/** How recipes are read; form 0, the draft before the first release, had today's form. */
export const recipeForm: KeptForm<Recipe> = {
  label: 'a recipe',
  kind: 'recipe',
  schema: recipeSchema,
  upgrades: [(old) => ({ ...old, schema: 1 })],
}

/**
 * Reads a recipe from plain data or its JSON text, whatever is found there.
 *
 * @throws RefineError `unreadable_file` for anything else, and for what a newer Pentimento wrote; `too_large`.
 */
export function parseRecipe(raw: unknown): Recipe {
  return readKept(recipeForm, raw)
}
