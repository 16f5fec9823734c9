/** Keeps the most recently used things while their bytes fit in a budget. */
export interface ByteCache<T> {
  get(key: string): T | undefined
  /** Keeps a thing, and lets the longest unused ones go until all fit. What is larger than the budget is not kept. */
  set(key: string, value: T, bytes: number): void
  delete(key: string): void
}

/** Starts an empty cache of at most `budget` bytes. */
export function createByteCache<T>(budget: number): ByteCache<T> {
  // A map keeps the order of insertion: what is used is put in anew, so the first one is the longest unused.
  const entries = new Map<string, { readonly value: T; readonly bytes: number }>()
  let total = 0

  const remove = (key: string) => {
    total -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }

  return {
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value, bytes) {
      remove(key)
      if (bytes > budget) return
      entries.set(key, { value, bytes })
      total += bytes
      for (const oldest of entries.keys()) {
        if (total <= budget) return
        remove(oldest)
      }
    },
    delete: remove,
  }
}
