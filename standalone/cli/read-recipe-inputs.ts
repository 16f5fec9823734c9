import { RefineError } from '../../core/errors.ts'
import type { BrandKit } from '../../core/guide/brand-kit/brand-kit.ts'
import { fillRecipe } from '../../core/guide/recipes/fill-recipe.ts'
import type { Recipe } from '../../core/guide/recipes/recipe.ts'
import { withSubject } from '../../core/guide/recipes/with-subject.ts'
import type { NamedPicture } from '../../core/refine/replay/intent-of-recipe-step.ts'
import { findRecipe } from './find-kept.ts'
import { readReferenceFile } from './mask-files.ts'
import type { RecipeSource } from './recipe-settings.ts'
import type { Surroundings } from './surroundings.ts'

/** A recipe ready to be replayed, with the pictures that it takes along. */
export interface RecipeInputs {
  readonly filled: Recipe
  readonly pictures: Readonly<Record<string, NamedPicture & { readonly path: string }>>
}

/**
 * Finds a recipe, fills its words and reads the pictures that it needs: the value of such a parameter is a file.
 *
 * @throws RefineError `bad_setting` for what is missing or unknown; what finding and reading throw.
 */
export async function readRecipeInputs(
  { recipe, values, subject }: RecipeSource,
  kit: BrandKit | null,
  { env, signal }: Pick<Surroundings, 'env' | 'signal'>,
): Promise<RecipeInputs> {
  const found = await findRecipe(recipe, { env })
  const whole = fillRecipe(found, values, kit)
  const filled = subject ? withSubject(whole, subject) : whole
  const pictures: Record<string, NamedPicture & { readonly path: string }> = {}
  for (const { name, label } of filled.parameters) {
    const path = Object.hasOwn(values, name) ? values[name] : undefined
    if (path === undefined) throw missingPicture(filled.name, name, label)
    pictures[name] = { ...(await readReferenceFile(path, signal)), path }
  }
  return { filled, pictures }
}

function missingPicture(recipe: string, name: string, label: string): RefineError {
  const what = label === '' ? '' : ` (${label})`
  return new RefineError(
    'bad_setting',
    `The recipe “${recipe}” needs a picture for “${name}”${what}.`,
    {
      hint: `Name its file, as in --set "${name}=FILE".`,
    },
  )
}
