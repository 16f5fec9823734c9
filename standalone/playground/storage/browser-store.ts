import { createStore, del, get, set } from 'idb-keyval'
import type { Store } from '../../../core/ports.ts'

/** Keeps bytes by key in the browser's own database (IndexedDB) under the given name. */
export function createBrowserStore(name: string): Store {
  const database = createStore(name, 'bytes')
  return {
    get: (key) => get<Uint8Array>(key, database),
    set: (key, value) => set(key, value, database),
    delete: (key) => del(key, database),
    keys: (prefix) =>
      database('readonly', (bytes) => {
        const request = bytes.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`))
        return new Promise<string[]>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result.map(String))
          request.onerror = () => reject(request.error)
        })
      }),
  }
}
