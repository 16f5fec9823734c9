import type { BrandKit } from '../guide/brand-kit/brand-kit.ts'
import type { Recipe } from '../guide/recipes/recipe.ts'
import type { ShelfEntry } from '../guide/shelf/shelf.ts'
import type { PaletteReport } from '../refine/measure-palette.ts'

/** Where recipes and brand kits are kept. */
export const shelfPlaces = ['document', 'machine'] as const
export type ShelfPlace = (typeof shelfPlaces)[number]

/** What lies on the shelves of both places; null where the document has no such place. */
export interface Shelved<Item> {
  readonly document: readonly ShelfEntry<Item>[] | null
  readonly machine: readonly ShelfEntry<Item>[]
}

/** How far a version is from the chosen kit's colours, and of which version and kit that is known. */
export interface KitDistance {
  readonly version: string
  readonly kit: BrandKit
  /** Null: nothing could be compared. */
  readonly report: PaletteReport | null
}

/** What is kept to be used again, and which brand kit counts. */
export interface ShelfState {
  /** Null until they were read. */
  readonly kits: Shelved<BrandKit> | null
  readonly recipes: Shelved<Recipe> | null
  /** The chosen kit's id by the document's name; '' stands for documents whose name is not known. */
  readonly chosen: Readonly<Record<string, string>>
  readonly distance: KitDistance | null
}

/** Everything that can happen to it. */
export type ShelfChange =
  | { readonly kind: 'kits'; readonly kits: Shelved<BrandKit> }
  | { readonly kind: 'recipes'; readonly recipes: Shelved<Recipe> }
  | { readonly kind: 'chosen'; readonly chosen: ShelfState['chosen'] }
  | { readonly kind: 'distance'; readonly distance: KitDistance }

/** Nothing is read and no kit is chosen. */
export const firstShelf: ShelfState = { kits: null, recipes: null, chosen: {}, distance: null }
