import { RefineError } from '../../../core/errors.ts'
import type { PictureShelf } from '../../../figma-plugin/ui/storage/ledger-store.ts'

/** The document's shelf of pictures, in memory. */
export interface FakeShelf extends PictureShelf {
  readonly files: Map<string, Uint8Array>
  readonly names: string[]
  /** How often the document was written to. */
  writes: number
}

/** Makes an empty one; files are copied in and out. */
export function createFakeShelf(): FakeShelf {
  const files = new Map<string, Uint8Array>()
  const shelf: FakeShelf = {
    files,
    names: [],
    writes: 0,
    async put(pictures) {
      shelf.writes++
      for (const { key, file, name } of pictures) {
        shelf.names.push(name)
        files.set(key, file.slice())
      }
    },
    async get(key) {
      const file = files.get(key)
      if (!file) throw new RefineError('not_found', 'It is not on this page.', { hint: '' })
      return file.slice()
    },
    async delete(key) {
      if (files.delete(key)) shelf.writes++
    },
  }
  return shelf
}
