import { expectKnown, NotModelled } from '../not-modelled.ts'
import { strict } from '../strict.ts'
import { type Disk, putFile } from './disk.ts'
import { storageError } from './storage-errors.ts'

/** The symbols that tell formats and modes apart. */
export const formats = strict('storage.formats', {
  utf8: Symbol('utf8'),
  binary: Symbol('binary'),
})
export const modes = strict('storage.modes', {
  readOnly: Symbol('readOnly'),
  readWrite: Symbol('readWrite'),
})

/** Members that both kinds of entries have and nobody modelled. */
const notModelled = (path: string, name: string) => () => {
  throw new NotModelled(`${name} of ${path}`)
}

/** A file, or the promise of one: it is on the disk once it was written. */
export function createFileEntry(disk: Disk, path: string) {
  const isReadOnly = path.startsWith('plugin/')
  /** An entry that was renamed or deleted stands for nothing; what UXP makes of it, no page says. */
  let gone = false
  const here = () => {
    if (gone) throw new NotModelled(`using ${path} after it was renamed or deleted`)
    return disk.files.get(path.toLowerCase())
  }
  const entry = strict(`File ${path}`, {
    isEntry: true,
    isFile: true,
    isFolder: false,
    name: nameOf(path),
    mode: isReadOnly ? modes.readOnly : modes.readWrite,
    url: `plugin-data:/${path}`,
    nativePath: `/Users/somebody/${path}`,
    toString: () => path,

    async read(options: { format?: symbol } = {}): Promise<string | ArrayBuffer> {
      expectKnown('File.read', options, ['format'])
      const format = options.format ?? formats.utf8
      expectFormat(format)
      const file = here()
      if (!file) throw new Error(`Could not find ${path}`)
      if (format === formats.utf8) return new TextDecoder().decode(file.bytes)
      return file.bytes.slice().buffer as ArrayBuffer
    },

    async write(data: unknown, options: { format?: symbol; append?: boolean } = {}) {
      expectKnown('File.write', options, ['format', 'append'])
      const format = options.format ?? formats.utf8
      expectFormat(format)
      if (isReadOnly) throw storageError('FileIsReadOnlyError', `${path} can’t be written to`)
      const bytes = bytesOf(data, format)
      const before = options.append ? (here()?.bytes ?? new Uint8Array()) : new Uint8Array()
      const put = (added: Uint8Array) => putFile(disk, path, joined(before, added))
      here()
      await disk.change(
        () => put(bytes),
        () => put(bytes.subarray(0, bytes.length >> 1)),
      )
      return bytes.length
    },

    async delete() {
      if (!here()) throw new Error(`Could not find ${path}`)
      await disk.change(() => disk.files.delete(path.toLowerCase()))
      gone = true
      return 0
    },

    copyTo: notModelled(path, 'copyTo'),
    moveTo: notModelled(path, 'moveTo'),
    getMetadata: notModelled(path, 'getMetadata'),
  })
  renaming.set(entry, async (to, overwrite) => {
    const file = here()
    if (!file) throw new Error(`Could not find ${path}`)
    if (disk.files.has(to.toLowerCase())) {
      if (!overwrite) throw storageError('EntryExistsError', `${to} is there already`)
      // In two steps, as no page says that it is one: a crash may come between them.
      await disk.change(() => disk.files.delete(to.toLowerCase()))
    }
    await disk.change(() => {
      disk.files.delete(path.toLowerCase())
      disk.files.set(to.toLowerCase(), { path: to, bytes: file.bytes })
    })
    gone = true
  })
  return entry
}

export type FileEntry = ReturnType<typeof createFileEntry>

/** How entries are renamed, which only their folder may ask for. */
export const renaming = new WeakMap<object, (to: string, overwrite: boolean) => Promise<void>>()

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function expectFormat(format: symbol): void {
  if (format !== formats.utf8 && format !== formats.binary) {
    throw storageError('InvalidFileFormatError', 'Unsupported format type')
  }
}

function bytesOf(data: unknown, format: symbol): Uint8Array {
  if (format === formats.utf8 && typeof data === 'string') return new TextEncoder().encode(data)
  const tag = Object.prototype.toString.call(data)
  if (format === formats.binary && tag === '[object ArrayBuffer]') {
    return new Uint8Array(data as ArrayBuffer).slice()
  }
  throw storageError('DataFileFormatMismatchError', `Data and format mismatch: ${tag}`)
}

function joined(before: Uint8Array, added: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(before.length + added.length)
  bytes.set(before)
  bytes.set(added, before.length)
  return bytes
}
