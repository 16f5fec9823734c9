import { fromUtf8, toUtf8 } from '../../bytes.ts'
import { throwIfAborted } from '../../errors.ts'
import type { Store } from '../../ports.ts'
import { brandKitForm } from '../brand-kit/parse-brand-kit.ts'
import { recipeForm } from '../recipes/parse-recipe.ts'
import { byName, entryOf } from './list-entries.ts'
import { type KeptForm, readKept } from './read-kept.ts'
import type { Shelf, Shelves } from './shelf.ts'

/** Opens the shelves of this machine: each recipe and brand kit is a value of its own in the store. */
export function createShelf(store: Store): Shelves {
  return {
    recipes: shelfOf(store, recipeForm),
    kits: shelfOf(store, brandKitForm),
  }
}

function shelfOf<Item extends { readonly id: string; readonly name: string }>(
  store: Store,
  form: KeptForm<Item>,
): Shelf<Item> {
  const prefix = `${form.kind}/`
  return {
    async list(signal) {
      const keys = await store.keys(prefix)
      const entries = await Promise.all(
        keys.map(async (key) => {
          const bytes = await store.get(key)
          return bytes ? [entryOf(form, key.slice(prefix.length), textOf(bytes))] : []
        }),
      )
      throwIfAborted(signal)
      return byName(entries.flat())
    },
    async read(id, signal) {
      const bytes = await store.get(prefix + id)
      throwIfAborted(signal)
      return bytes ? readKept(form, textOf(bytes)) : null
    },
    async write(item, signal) {
      throwIfAborted(signal)
      await store.set(prefix + item.id, toUtf8(JSON.stringify(item)))
    },
    async remove(id, signal) {
      throwIfAborted(signal)
      await store.delete(prefix + id)
    },
  }
}

/** Bytes that are no text are told as what they are: no JSON. */
function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    return ''
  }
}
