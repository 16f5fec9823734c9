import type { BrandKit } from '../brand-kit/brand-kit.ts'
import type { Recipe } from '../recipes/recipe.ts'

/** What lies on a shelf under one id: the thing itself, or why it can't be used. */
export type ShelfEntry<Item> =
  | { readonly ok: true; readonly id: string; readonly item: Item }
  | { readonly ok: false; readonly id: string; readonly reason: string }

/** Where recipes or brand kits are kept: on this machine, or in a document that they travel with. */
export interface Shelf<Item extends { readonly id: string }> {
  /** Lists everything, by name; what is damaged or from a newer Pentimento is listed too, and never thrown away. */
  list(signal?: AbortSignal): Promise<readonly ShelfEntry<Item>[]>
  /** Gives one; null when there is none of that id. @throws RefineError `unreadable_file` when it is damaged. */
  read(id: string, signal?: AbortSignal): Promise<Item | null>
  /** Keeps one, instead of what had its id. @throws RefineError what keeping it throws. */
  write(item: Item, signal?: AbortSignal): Promise<void>
  /** Takes one away; does nothing when there is none of that id. */
  remove(id: string, signal?: AbortSignal): Promise<void>
}

/** The two shelves of one place. */
export interface Shelves {
  readonly recipes: Shelf<Recipe>
  readonly kits: Shelf<BrandKit>
}
