import { RefineError } from '../../core/errors.ts'
import type { FigmaDocument } from '../protocol/figma-document.ts'
import { windowKey } from './panel-window.ts'

type StorageVerb = 'storageGet' | 'storageSet' | 'storageDelete' | 'storageKeys'

/** The plugin's storage on this machine: private to it, 5 MB in all, gone when the browser's data is cleared. */
export const storage: Pick<FigmaDocument, StorageVerb> = {
  async storageGet(key) {
    const value: unknown = await figma.clientStorage.getAsync(key).catch(unreadable)
    return typeof value === 'string' || value instanceof Uint8Array ? value : null
  },

  async storageSet({ key, value }) {
    await figma.clientStorage.setAsync(key, value).catch(full)
    return null
  },

  async storageDelete(key) {
    await figma.clientStorage.deleteAsync(key).catch(unreadable)
    return null
  },

  async storageKeys() {
    const keys = await figma.clientStorage.keysAsync().catch(unreadable)
    return keys.filter((key) => key !== windowKey)
  },
}

function full(cause: unknown): never {
  throw new RefineError('host_failed', 'Figma could not store this on your machine.', {
    hint: 'Figma keeps at most 5 MB for a plugin: remove what is stored and no longer needed, then try again.',
    retryable: true,
    cause,
  })
}

function unreadable(cause: unknown): never {
  throw new RefineError('host_failed', 'Figma could not open its storage on your machine.', {
    hint: 'Close the panel, open it again and try once more.',
    retryable: true,
    cause,
  })
}
