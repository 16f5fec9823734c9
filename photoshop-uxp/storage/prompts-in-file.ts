import { fromUtf8, toUtf8 } from '../../core/bytes.ts'
import type { Store } from '../../core/ports.ts'
import type { HostParts } from '../host/host-parts.ts'

const settingKey = 'prompts-in-file'

/** Remembers on this machine whether prompts may stand in a document's metadata; they may not until the user says so. */
export function createPromptsInFile(settings: Store): HostParts['promptsInFile'] {
  return {
    async read() {
      const stored = await settings.get(settingKey)
      return stored !== undefined && fromUtf8(stored) === 'allowed'
    },
    write: (allowed) => settings.set(settingKey, toUtf8(allowed ? 'allowed' : 'kept out')),
  }
}
