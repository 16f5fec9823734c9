import type { Store } from '../../core/ports.ts'

/** A {@link Store} that lives in memory, with its insides open to tests. */
export interface MemoryStore extends Store {
  /** What is stored, by key. */
  readonly stored: Map<string, Uint8Array>
  /** The keys written so far, in order. */
  readonly writes: string[]
  /** Lets that many further writes and deletions succeed and rejects all later ones, like a crash in between. */
  crashAfter(changes: number): void
  /** Lets everything succeed again, like a restart. */
  restart(): void
}

/** Makes an empty store; values are copied in and out, as a real store's are. */
export function createMemoryStore(): MemoryStore {
  const stored = new Map<string, Uint8Array>()
  const writes: string[] = []
  let left = Number.POSITIVE_INFINITY

  function change(): void {
    if (left <= 0) throw new Error('The store crashed')
    left--
  }

  return {
    stored,
    writes,
    crashAfter(changes) {
      left = changes
    },
    restart() {
      left = Number.POSITIVE_INFINITY
    },
    async get(key) {
      return stored.get(key)?.slice()
    },
    async set(key, value) {
      change()
      writes.push(key)
      stored.set(key, value.slice())
    },
    async delete(key) {
      change()
      stored.delete(key)
    },
    async keys(prefix) {
      return [...stored.keys()].filter((key) => key.startsWith(prefix))
    },
  }
}
