import { toPlainError } from '../../errors.ts'
import { type KeptForm, readKept } from './read-kept.ts'
import type { ShelfEntry } from './shelf.ts'

/** Reads what is kept under an id as an entry of a list: what is damaged is said, not thrown. */
export function entryOf<Item extends { readonly id: string }>(
  form: KeptForm<Item>,
  id: string,
  raw: unknown,
): ShelfEntry<Item> {
  try {
    return { ok: true, id, item: readKept(form, raw) }
  } catch (thrown) {
    return { ok: false, id, reason: toPlainError(thrown).message }
  }
}

/** Sorts entries by name, those that can't be read last. */
export function byName<Item extends { readonly id: string; readonly name: string }>(
  entries: readonly ShelfEntry<Item>[],
): readonly ShelfEntry<Item>[] {
  const key = (entry: ShelfEntry<Item>) => (entry.ok ? `0${entry.item.name}` : `1${entry.id}`)
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
