import { presets } from '../guide/presets/presets.ts'
import type { Recipe } from '../guide/recipes/recipe.ts'
import type { ShelfEntry } from '../guide/shelf/shelf.ts'
import { usableOf } from './chosen-kit.ts'
import { type ShelfPlace, type Shelved, shelfPlaces } from './shelf-state.ts'
import { placeLabels } from './wording/kit-words.ts'

/** What is looked for among recipes; empty: everything. */
export interface RecipeSearch {
  readonly words: string
  readonly category: string
}

/** Recipes under one heading. */
export interface RecipeGroup {
  readonly title: string
  /** Null: they come with Pentimento. */
  readonly place: ShelfPlace | null
  readonly entries: readonly ShelfEntry<Recipe>[]
}

/** Gives the recipes that fit, the document's and the machine's own first, then presets by category. */
export function recipeGroups(
  shelved: Shelved<Recipe>,
  search: RecipeSearch,
): readonly RecipeGroup[] {
  const kept = shelfPlaces.map((place) => ({
    ...{ title: placeLabels[place], place },
    // What can't be read fits nothing, and is shown as long as nothing is looked for.
    entries: (shelved[place] ?? []).filter((entry) =>
      entry.ok ? fits(entry.item, search) : search.words === '' && search.category === '',
    ),
  }))
  const fields = [...new Set(presets.map(({ category }) => category))].map((category) => ({
    title: `Presets: ${category}`,
    place: null,
    entries: presets
      .filter((one) => one.category === category && fits(one, search))
      .map((item) => ({ ok: true, id: item.id, item }) as const),
  }))
  return [...kept, ...fields].filter(({ entries }) => entries.length > 0)
}

/** Gives every category that a recipe has, in alphabetical order. */
export function recipeCategories(shelved: Shelved<Recipe>): readonly string[] {
  const all = [...presets, ...usableOf(shelved).map(({ item }) => item)]
  const named = all.map(({ category }) => category).filter((category) => category !== '')
  return [...new Set(named)].sort()
}

/** Every word must stand somewhere: in what it is called, what it makes, or what a step says. */
function fits(recipe: Recipe, { words, category }: RecipeSearch): boolean {
  if (category !== '' && recipe.category !== category) return false
  const { name, description, steps } = recipe
  const texts = [name, recipe.category, description, ...steps.map((step) => step.instruction)]
  const text = texts.join(' ').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
