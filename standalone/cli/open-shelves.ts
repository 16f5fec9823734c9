import { join } from 'node:path'
import { RefineError } from '../../core/errors.ts'
import { createDocumentShelf } from '../../core/guide/shelf/document-shelf.ts'
import { createShelf } from '../../core/guide/shelf/machine-shelf.ts'
import type { Shelves } from '../../core/guide/shelf/shelf.ts'
import { writePsd } from '../document/write-psd.ts'
import { cliHost } from './cli-host.ts'
import { createFileStore } from './file-store.ts'
import { fileState, writeWhole } from './files.ts'
import { openPsd } from './open-input.ts'
import { stateFolder } from './state-folder.ts'
import type { Surroundings } from './surroundings.ts'

/** Shelves that a command works on, and what writes down what it did to them. */
export interface OpenShelves {
  readonly shelves: Shelves
  /** Where they are, for people. */
  readonly place: string
  /** Saves a document whose shelves were changed; does nothing for those of the machine. */
  save(): Promise<void>
}

/**
 * Opens the shelves of this machine, or with a file those of a layered PSD.
 *
 * @throws RefineError what reading the file throws.
 */
export async function openShelves(
  file: string | null,
  { env }: Pick<Surroundings, 'env'>,
): Promise<OpenShelves> {
  if (file === null) {
    const folder = join(stateFolder(env), 'shelf')
    const shelves = createShelf(createFileStore(folder))
    return { shelves, place: 'on this machine', save: async () => undefined }
  }
  const before = await fileState(file)
  const document = await openPsd(file)
  const host = cliHost(document)
  if (!host.documentTexts) throw noPlace(file)
  return {
    shelves: createDocumentShelf(host.documentTexts),
    place: `in ${file}`,
    async save() {
      if (host.document !== document) await writeWhole(file, writePsd(host.document), before)
    },
  }
}

function noPlace(file: string): RefineError {
  return new RefineError('not_supported', `“${file}” has no place for recipes and brand kits.`, {
    hint: 'Keep them on this machine, or in files of their own.',
  })
}
