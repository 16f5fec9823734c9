import { strict } from '../strict.ts'

/**
 * Makes UXP's `secureStorage` over what the disk keeps: values come back as bytes, whatever they were stored as.
 *
 * What it answers for a key that it lost, no page says: `lost` chooses.
 */
export function createSecureStorage(
  secrets: Map<string, Uint8Array>,
  lost: 'null' | 'empty' | 'rejected',
) {
  const expectKey = (key: unknown) => {
    if (typeof key !== 'string') throw new TypeError('Expected a text as key')
  }
  return strict('storage.secureStorage', {
    get length() {
      return secrets.size
    },
    async setItem(key: string, value: string | ArrayBuffer | Uint8Array) {
      expectKey(key)
      if (typeof value !== 'string' && !ArrayBuffer.isView(value) && !isBuffer(value)) {
        throw new TypeError('Expected a text or bytes as value')
      }
      const bytes =
        typeof value === 'string' ? new TextEncoder().encode(value) : new Uint8Array(value)
      if (bytes.length === 0) throw new Error('The value is empty')
      secrets.set(key, bytes)
    },
    async getItem(key: string): Promise<Uint8Array> {
      expectKey(key)
      const bytes = secrets.get(key)
      if (bytes) return bytes.slice()
      if (lost === 'rejected') throw new Error('Could not decrypt')
      // The typings promise bytes; hosts are seen to give nothing.
      return lost === 'empty' ? new Uint8Array() : (null as unknown as Uint8Array)
    },
    async removeItem(key: string) {
      expectKey(key)
      if (!secrets.delete(key)) throw new Error('There is no such item')
    },
    key: (index: number) => [...secrets.keys()][index] ?? '',
    async clear() {
      if (secrets.size === 0) throw new Error('There is no item to clear')
      secrets.clear()
    },
  })
}

function isBuffer(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]'
}
