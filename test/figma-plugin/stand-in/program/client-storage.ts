import { type Parcel, packValue, unpackValue } from '../border/values.ts'
import { fail } from './fail.ts'

/** What a plugin keeps on this machine. */
export interface ClientStorage {
  get(key: string): unknown
  set(key: string, value: unknown): void
  delete(key: string): void
  keys(): string[]
  all(): Record<string, unknown>
}

const quota = 5_000_000

/** Creates storage for one plugin on one machine; values are copied in and out. */
export function createClientStorage(): ClientStorage {
  const entries = new Map<string, Parcel>()
  return {
    get: (key) => {
      const entry = entries.get(key)
      return entry && unpackValue({ ...entry, bytes: entry.bytes.map((part) => part.slice()) })
    },
    set(key, value) {
      const packed = packValue(value)
      const parcel = { ...packed, bytes: packed.bytes.map((part) => part.slice()) }
      const others = [...entries].filter(([other]) => other !== key)
      const used = others.reduce((sum, [other, entry]) => sum + sizeOf(other, entry), 0)
      if (used + sizeOf(key, parcel) > quota) {
        fail('setAsync', 'Storage quota exceeded: a plugin can store 5 MB')
      }
      entries.set(key, parcel)
    },
    delete: (key) => void entries.delete(key),
    keys: () => [...entries.keys()],
    all: () => Object.fromEntries([...entries].map(([key, entry]) => [key, unpackValue(entry)])),
  }
}

function sizeOf(key: string, { text, bytes }: Parcel): number {
  return bytes.reduce((sum, part) => sum + part.length, key.length + text.length)
}
