import { RefineError } from '../../errors.ts'
import type { DocumentTexts } from '../../ports.ts'
import { brandKitForm } from '../brand-kit/parse-brand-kit.ts'
import { recipeForm } from '../recipes/parse-recipe.ts'
import { byName, entryOf } from './list-entries.ts'
import { type KeptForm, longestKept, readKept } from './read-kept.ts'
import type { Shelf, ShelfEntry, Shelves } from './shelf.ts'

/** Names of the two texts in a document. */
export const documentTextNames = { recipes: 'recipes', kits: 'brand-kits' } as const

/** Opens the shelves of a document: all its recipes are one text that travels with it, all its brand kits another. */
export function createDocumentShelf(texts: DocumentTexts): Shelves {
  return {
    recipes: shelfOf(texts, documentTextNames.recipes, recipeForm),
    kits: shelfOf(texts, documentTextNames.kits, brandKitForm),
  }
}

function shelfOf<Item extends { readonly id: string; readonly name: string }>(
  texts: DocumentTexts,
  name: string,
  form: KeptForm<Item>,
): Shelf<Item> {
  const read = async (signal?: AbortSignal): Promise<readonly unknown[] | null> =>
    listIn(await texts.read(name, signal ? { signal } : {}))
  const write = async (items: readonly unknown[], signal?: AbortSignal) =>
    texts.write(name, items.length === 0 ? null : JSON.stringify(items), signal ? { signal } : {})

  return {
    async list(signal) {
      const items = await read(signal)
      if (!items) return [wholeDamaged(name)]
      return byName(items.map((item, index) => entryOf(form, idOf(item, index), item)))
    },
    async read(id, signal) {
      const items = await read(signal)
      const item = items?.find((one, index) => idOf(one, index) === id)
      return item === undefined ? null : readKept(form, item)
    },
    async write(item, signal) {
      const items = await read(signal)
      if (!items) throw wouldLose(name)
      const others = items.filter((one, index) => idOf(one, index) !== item.id)
      await write([...others, item], signal)
    },
    async remove(id, signal) {
      const items = await read(signal)
      if (!items && id !== name) throw wouldLose(name)
      const left = (items ?? []).filter((one, index) => idOf(one, index) !== id)
      if (left.length !== items?.length) await write(left, signal)
    },
  }
}

/** What a text lists; null when it is no list at all. */
function listIn(text: string | null): readonly unknown[] | null {
  if (text === null) return []
  if (text.length > longestKept) return null
  try {
    const items: unknown = JSON.parse(text)
    return Array.isArray(items) ? items : null
  } catch {
    return null
  }
}

/** An entry without a usable id is called by its place, so that it can be taken away. */
function idOf(item: unknown, index: number): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null
  return typeof id === 'string' && id !== '' ? id : `#${index + 1}`
}

function wholeDamaged<Item>(name: string): ShelfEntry<Item> {
  return { ok: false, id: name, reason: `The document’s list of ${name} is damaged.` }
}

function wouldLose(name: string): RefineError {
  return new RefineError('would_lose_data', `The document’s list of ${name} is damaged.`, {
    hint: `Remove “${name}” from the document first; what is in it can’t be read.`,
  })
}
