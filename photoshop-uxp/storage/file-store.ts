import { RefineError } from '../../core/errors.ts'
import type { Store } from '../../core/ports.ts'
import type { Uxp } from '../uxp.ts'
import { type Entry, type File, type Folder, findEntry, openDataFolder } from './data-folder.ts'
import { fileNameOf, keyOfFileName } from './file-name.ts'
import { sealOf, unseal } from './seal.ts'

/** Behind the name of a value's file, and of the file that is written before it takes the other one's place. */
const whole = '.value'
const partial = '.part'

/**
 * Keeps bytes as files of the plugin's data folder, one a key, in a folder of their own.
 *
 * A value is written beside its old file and takes its place only when it is whole; whenever writing stops, the key
 * has its old value or its new one. Damaged and half-written files count as missing. Values are stored as they are,
 * with 16 bytes behind them ({@link sealOf}). Calls run one after the other.
 *
 * @throws RefineError `host_failed` from every verb when the disk refuses.
 */
export function createFileStore(storage: Uxp['storage'], folderName: string): Store {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(job: (folder: Folder) => Promise<T>, doing: Doing): Promise<T> => {
    const start = async () => {
      try {
        return await job(await openDataFolder(storage, folderName))
      } catch (cause) {
        throw refusedByDisk(doing, cause)
      }
    }
    const turn = last.then(start, start)
    last = turn
    return turn
  }
  const files = filesOf(storage)

  return {
    get: (key) => {
      const name = fileNameOf(key)
      return inTurn(async (folder) => (await files.readEither(folder, name)) ?? undefined, 'read')
    },
    set: (key, value) => {
      const name = fileNameOf(key)
      return inTurn((folder) => files.replace(folder, name, value), 'kept')
    },
    delete: (key) => {
      const name = fileNameOf(key)
      return inTurn(async (folder) => {
        // The partial file first: it would count as the value as soon as the other one is gone.
        await (await findEntry(folder, name + partial))?.delete()
        await (await findEntry(folder, name + whole))?.delete()
      }, 'removed')
    },
    keys: (prefix) =>
      inTurn(async (folder) => {
        const names = await files.names(folder)
        const keys = names.map(keyOfFileName).filter((key) => key !== null)
        return keys.filter((key) => key.startsWith(prefix))
      }, 'read'),
  }
}

/** The steps that a value's files go through. */
function filesOf({ formats }: Uxp['storage']) {
  const format = formats.binary
  const read = async (entry: Entry | null): Promise<Uint8Array | null> => {
    if (!entry?.isFile) return null
    // Asked for as binary, it comes as bytes.
    return unseal(new Uint8Array((await (entry as File).read({ format })) as ArrayBuffer))
  }
  return {
    /**
     * Names without their endings. A partial file alone is named when it holds a whole value; else a crash left it
     * behind, and it is removed.
     */
    async names(folder: Folder): Promise<readonly string[]> {
      const entries = await folder.getEntries()
      const named = (ending: string) =>
        entries
          .filter(({ name }) => name.endsWith(ending))
          .map((entry) => ({ entry, name: entry.name.slice(0, -ending.length) }))
      const names = new Set(named(whole).map(({ name }) => name))
      for (const { entry, name } of named(partial)) {
        if (names.has(name)) continue
        if (await read(entry)) names.add(name)
        else await entry.delete()
      }
      return [...names]
    },

    /** The partial file counts where a crash came between removing the old file and naming the new one. */
    readEither: async (folder: Folder, name: string): Promise<Uint8Array | null> =>
      (await read(await findEntry(folder, name + whole))) ??
      (await read(await findEntry(folder, name + partial))),

    async replace(folder: Folder, name: string, value: Uint8Array): Promise<void> {
      const file = await folder.createFile(name + partial, { overwrite: true })
      await file.write(bufferOf(value), { format })
      await file.write(bufferOf(sealOf(value)), { format, append: true })
      try {
        await folder.renameEntry(file, name + whole, { overwrite: true })
      } catch (refused) {
        const old = await findEntry(folder, name + whole)
        if (!old) throw refused
        // Where overwriting is refused: the new value is whole already, and is found under its other name meanwhile.
        await old.delete()
        await folder.renameEntry(file, name + whole, { overwrite: false })
      }
    },
  }
}

/** UXP takes buffers, not views of them. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  const isWhole = byteOffset === 0 && byteLength === buffer.byteLength
  // Nothing in the plugin shares memory: there are no workers.
  return (isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer
}

type Doing = 'read' | 'kept' | 'removed'

function refusedByDisk(doing: Doing, cause: unknown): RefineError {
  const isFull = cause instanceof Error && /OutOfSpace/u.test(`${cause.name} ${cause.message}`)
  return new RefineError(
    'host_failed',
    isFull
      ? 'The disk has no room left for what has to be kept.'
      : `What belongs to Pentimento on this machine could not be ${doing}.`,
    {
      hint: isFull
        ? 'Make room on the disk that Photoshop keeps its settings on, then try again.'
        : 'Try again; if it happens again, restart Photoshop.',
      retryable: true,
      cause,
    },
  )
}
