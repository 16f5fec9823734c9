import type { ClientStorage } from '../../../figma-plugin/ui/storage/client-store.ts'

/** Figma's storage for one plugin on one machine, in memory: 5 MB in all, values copied in and out. */
export interface FakeClientStorage extends ClientStorage {
  readonly stored: Map<string, Uint8Array | string>
  /** Replaces the 5 MB. */
  limit: number
}

/** Makes an empty one; what does not fit is refused in words that quote the value, the worst that could come. */
export function createFakeClientStorage(): FakeClientStorage {
  const stored = new Map<string, Uint8Array | string>()
  const fake: FakeClientStorage = {
    stored,
    limit: 5 * 1024 * 1024,
    async storageGet(key) {
      const value = stored.get(key)
      return value instanceof Uint8Array ? value.slice() : (value ?? null)
    },
    async storageSet({ key, value }) {
      let total = value.length
      for (const [other, held] of stored) if (other !== key) total += held.length
      if (total > fake.limit) throw new Error(`Quota exceeded by ${String(value).slice(0, 100)}`)
      stored.set(key, value instanceof Uint8Array ? value.slice() : value)
      return null
    },
    async storageDelete(key) {
      stored.delete(key)
      return null
    },
    storageKeys: async () => [...stored.keys()],
  }
  return fake
}
