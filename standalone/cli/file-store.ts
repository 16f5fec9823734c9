import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RefineError } from '../../core/errors.ts'
import type { Store } from '../../core/ports.ts'
import { writeWhole } from './files.ts'

const extension = '.bin'

/** Keeps values as files of one folder, which only its owner can read; each is replaced whole. */
export function createFileStore(folder: string): Store {
  const pathOf = (key: string) => join(folder, `${encodeURIComponent(key)}${extension}`)
  return {
    async get(key) {
      try {
        return new Uint8Array(await readFile(pathOf(key)))
      } catch {
        return undefined
      }
    },
    async set(key, value) {
      await makeFolder(folder)
      await writeWhole(pathOf(key), value)
    },
    async delete(key) {
      await rm(pathOf(key), { force: true })
    },
    async keys(prefix) {
      const names = await readdir(folder).catch(() => [])
      return names
        .filter((name) => name.endsWith(extension))
        .map((name) => decodeKey(name.slice(0, -extension.length)))
        .filter((key) => key?.startsWith(prefix) === true)
        .filter((key) => key !== null)
    },
  }
}

/** Keeps values for as long as the process runs. */
export function createMemoryStore(): Store {
  const values = new Map<string, Uint8Array>()
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
    keys: async (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  }
}

/** Makes the folder; throws RefineError `host_failed` when nothing can be kept there. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new RefineError(
      'host_failed',
      `The folder “${folder}”, which keeps paid pictures safe until they are saved, can’t be made.`,
      { hint: 'Set PENTIMENTO_HOME to a folder that can be written to.', cause },
    )
  }
}

function decodeKey(name: string): string | null {
  try {
    return decodeURIComponent(name)
  } catch {
    return null
  }
}
