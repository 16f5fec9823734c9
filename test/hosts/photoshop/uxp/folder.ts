import { expectKnown, NotModelled } from '../not-modelled.ts'
import { strict } from '../strict.ts'
import type { Disk } from './disk.ts'
import { createFileEntry, type FileEntry, nameOf, renaming } from './entries.ts'
import { storageError } from './storage-errors.ts'

/** A folder of the disk. */
export interface FolderEntry {
  readonly isEntry: boolean
  readonly isFile: boolean
  readonly isFolder: boolean
  readonly name: string
  readonly url: string
  readonly nativePath: string
  getEntries(): Promise<(FileEntry | FolderEntry)[]>
  createFile(name: string, options?: { overwrite?: boolean }): Promise<FileEntry>
  createFolder(name: string): Promise<FolderEntry>
  getEntry(name: string): Promise<FileEntry | FolderEntry>
  renameEntry(entry: object, name: string, options?: { overwrite?: boolean }): Promise<void>
}

/** Makes the entry of a folder that is on the disk. */
export function createFolderEntry(disk: Disk, path: string): FolderEntry {
  const inside = (name: string) => `${path}/${name}`
  const isChild = (other: string) => other.slice(0, -nameOf(other).length - 1) === path
  const entryAt = (at: string) =>
    disk.folders.has(at) ? createFolderEntry(disk, at) : createFileEntry(disk, at)
  const expectWritable = () => {
    if (path.startsWith('plugin')) {
      throw storageError('PermissionDeniedError', 'The plugin’s own folder is read-only')
    }
  }
  return strict(`Folder ${path}`, {
    isEntry: true,
    isFile: false,
    isFolder: true,
    name: nameOf(path),
    url: `plugin-data:/${path}`,
    nativePath: `/Users/somebody/${path}`,

    async getEntries() {
      const folders = [...disk.folders].filter(isChild)
      const files = [...disk.files.values()].map((file) => file.path).filter(isChild)
      return [...folders, ...files].map(entryAt)
    },

    async createFile(name: string, options: { overwrite?: boolean } = {}) {
      expectKnown('Folder.createFile', options, ['overwrite'])
      expectWritable()
      expectName(name)
      if (disk.files.has(inside(name).toLowerCase()) && !options.overwrite) {
        throw storageError('EntryExistsError', `${name} is there already`)
      }
      return createFileEntry(disk, inside(name))
    },

    async createFolder(name: string) {
      expectWritable()
      expectName(name)
      if (disk.folders.has(inside(name))) {
        throw storageError('EntryExistsError', `${name} is there already`)
      }
      await disk.change(() => disk.folders.add(inside(name)))
      return createFolderEntry(disk, inside(name))
    },

    async getEntry(name: string) {
      const at = inside(name)
      if (disk.folders.has(at) || disk.files.has(at.toLowerCase())) return entryAt(at)
      // A plain error: no page says which one it is.
      throw new Error(`Could not find an entry of "${name}"`)
    },

    async renameEntry(entry: object, name: string, options: { overwrite?: boolean } = {}) {
      expectKnown('Folder.renameEntry', options, ['overwrite'])
      expectName(name)
      const rename = renaming.get(entry)
      if (!rename) throw new NotModelled('renaming a folder')
      await rename(inside(name), options.overwrite ?? false)
    },

    createEntry: () => {
      throw new NotModelled('Folder.createEntry')
    },
  })
}

/** What Windows or macOS refuse as a name. */
function expectName(name: string): void {
  const isReserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name)
  const hasOdd = [...name].some((one) => '<>:"/\\|?*'.includes(one) || one < ' ')
  if (name === '' || name.length > 255 || isReserved || hasOdd || /[. ]$/u.test(name)) {
    throw storageError('InvalidFileNameError', `“${name}” is no file name`)
  }
}
