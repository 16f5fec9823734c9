/** Tells watchers that something changed, several changes in one go at once. */
export interface ChangeSignal {
  notify(): void
  /** Returns the way to stop it. */
  watch(listener: () => void): () => void
}

/** Makes a signal that nobody watches yet. */
export function createChangeSignal(): ChangeSignal {
  const listeners = new Set<() => void>()
  let pending = false
  return {
    notify() {
      if (pending) return
      pending = true
      void Promise.resolve().then(() => {
        pending = false
        for (const listener of [...listeners]) listener()
      })
    },
    watch(listener) {
      // A function of its own, so that stopping one watcher never stops another with the same listener.
      const own = () => listener()
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}
