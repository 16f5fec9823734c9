import { toUtf8 } from '../../../core/bytes.ts'
import { RefineError } from '../../../core/errors.ts'
import type { Store } from '../../../core/ports.ts'
import type { FigmaDocument } from '../../protocol/figma-document.ts'

/** The part of the document protocol that reaches Figma's storage for this plugin on this machine. */
export type ClientStorage = Pick<
  FigmaDocument,
  'storageGet' | 'storageSet' | 'storageDelete' | 'storageKeys'
>

/**
 * Keeps bytes in Figma's `clientStorage`: on this machine only, 5 MB for the whole plugin, gone when the user
 * empties the browser's cache.
 *
 * @param prefix stands before every key, so that several stores share the storage without meeting.
 */
export function createClientStore(storage: ClientStorage, prefix: string): Store {
  return {
    async get(key) {
      const value = await storage.storageGet(prefix + key)
      if (value === null) return undefined
      return typeof value === 'string' ? toUtf8(value) : value
    },
    async set(key, value) {
      try {
        await storage.storageSet({ key: prefix + key, value })
      } catch (cause) {
        throw notKept(cause)
      }
    },
    delete: async (key) => {
      await storage.storageDelete(prefix + key)
    },
    keys: async (wanted) => {
      const keys = await storage.storageKeys(null)
      return keys
        .filter((key) => key.startsWith(prefix + wanted))
        .map((key) => key.slice(prefix.length))
    },
  }
}

function notKept(cause: unknown): RefineError {
  return new RefineError('host_failed', 'Figma could not store this on your computer.', {
    hint: 'Its 5 MB for this plugin may be full: place or throw away results that wait, in this file and in others.',
    cause,
  })
}
