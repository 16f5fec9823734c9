import { RefineError } from '../../core/errors.ts'
import type { BrandKit } from '../../core/guide/brand-kit/brand-kit.ts'
import { parseBrandKit } from '../../core/guide/brand-kit/parse-brand-kit.ts'
import { presetById } from '../../core/guide/presets/presets.ts'
import { parseRecipe } from '../../core/guide/recipes/parse-recipe.ts'
import type { Recipe } from '../../core/guide/recipes/recipe.ts'
import type { Shelf } from '../../core/guide/shelf/shelf.ts'
import { exists, readBytes } from './files.ts'
import { openShelves } from './open-shelves.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Finds the recipe that a command line names: `preset:ID`, a file, or one on this machine's shelf by its id or name.
 *
 * @throws RefineError `not_found`, `ambiguous`, `unreadable_file`.
 */
export async function findRecipe(
  given: string,
  around: Pick<Surroundings, 'env'>,
): Promise<Recipe> {
  if (given.startsWith('preset:')) return presetById(given.slice('preset:'.length))
  if (await exists(given)) return parseRecipe(await readText(given))
  const { shelves } = await openShelves(null, around)
  return findOnShelf(given, 'recipe', shelves.recipes)
}

/** Finds a brand kit: a file, or one on this machine's shelf. @throws as {@link findRecipe}. */
export async function findKit(given: string, around: Pick<Surroundings, 'env'>): Promise<BrandKit> {
  if (await exists(given)) return parseBrandKit(await readText(given))
  const { shelves } = await openShelves(null, around)
  return findOnShelf(given, 'brand kit', shelves.kits)
}

/**
 * Finds one thing on a shelf, by its id or its name.
 *
 * @throws RefineError `not_found`, naming what there is; `ambiguous`; `unreadable_file`.
 */
export async function findOnShelf<Item extends { readonly id: string; readonly name: string }>(
  given: string,
  label: string,
  shelf: Shelf<Item>,
): Promise<Item> {
  const byId = await shelf.read(given)
  if (byId) return byId
  const items = (await shelf.list()).flatMap((entry) => (entry.ok ? [entry.item] : []))
  const named = items.filter(({ name }) => name.toLowerCase() === given.toLowerCase())
  const [only, another] = named
  if (only && !another) return only
  if (another) {
    throw new RefineError('ambiguous', `${named.length} are called “${given}”.`, {
      hint: `Name one by its id: ${named.map(({ id }) => id).join(', ')}.`,
    })
  }
  const there = items.map(({ name }) => `“${name}”`).join(', ')
  throw new RefineError('not_found', `There is no file and no ${label} called “${given}”.`, {
    hint: there === '' ? 'The shelf of this machine is empty.' : `The shelf holds: ${there}.`,
  })
}

async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path))
}
