import { createStore, promisifyRequest } from 'idb-keyval'
import { joinArrays, partKeysOf, splitArrays } from './split-arrays.ts'

/** Keeps the open work through a reload of the page. */
export interface WorkStorage<Work> {
  /** Gives what was saved last, or null; damaged work counts as none. */
  load(): Promise<Work | null>
  /**
   * Saves the work, all or nothing. While one save runs, only the newest waiting one is kept.
   *
   * Settles when this state or a newer one is saved; rejects with the browser's own error (a full disk).
   */
  save(work: Work): Promise<void>
}

const skeletonKey = 'skeleton'

/**
 * Keeps plain data with large arrays in the browser's own database (IndexedDB) under the given name.
 *
 * Arrays are recognised by identity: one that was saved before is not written again.
 */
export function createWorkStorage<Work>(name: string): WorkStorage<Work> {
  const database = createStore(name, 'parts')
  const keys = new WeakMap<object, string>()
  let stored: ReadonlySet<string> = new Set()
  let waiting: { work: Work; saved: Promise<void> } | null = null
  let running: Promise<void> = Promise.resolve()

  function keyOfPart(part: object): string {
    const key = keys.get(part) ?? crypto.randomUUID()
    keys.set(part, key)
    return key
  }

  async function write(work: Work): Promise<void> {
    const { skeleton, parts } = splitArrays(work, keyOfPart)
    await database('readwrite', (rows) => {
      for (const [key, part] of parts) if (!stored.has(key)) rows.put(part, key)
      for (const key of stored) if (!parts.has(key)) rows.delete(key)
      rows.put(skeleton, skeletonKey)
      return promisifyRequest(rows.transaction)
    })
    stored = new Set(parts.keys())
  }

  return {
    async load() {
      const found = new Map<string, unknown>()
      await database('readonly', (rows) => {
        rows.openCursor().onsuccess = ({ target }) => {
          const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result
          if (!cursor) return
          found.set(String(cursor.key), cursor.value)
          cursor.continue()
        }
        return promisifyRequest(rows.transaction)
      })
      const skeleton = found.get(skeletonKey)
      found.delete(skeletonKey)
      stored = new Set(found.keys())
      if (skeleton === undefined) return null
      try {
        const work = joinArrays(skeleton, (key) => {
          const part = found.get(key)
          return part instanceof Uint8Array || part instanceof Uint16Array ? part : undefined
        })
        for (const key of partKeysOf(skeleton)) keys.set(found.get(key) as object, key)
        // Only this module writes here, and it wrote a `Work`.
        return work as Work
      } catch {
        return null
      }
    },

    save(work) {
      if (waiting) {
        waiting.work = work
        return waiting.saved
      }
      const turn = { work, saved: Promise.resolve() }
      waiting = turn
      turn.saved = running.then(() => {
        waiting = null
        return write(turn.work)
      })
      running = turn.saved.catch(() => {})
      return turn.saved
    },
  }
}
