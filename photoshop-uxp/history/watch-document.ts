import type { Photoshop } from '../photoshop.ts'

/**
 * Photoshop's events after which the picked layer or its history may be another one (eventcodes.md; field use).
 *
 * History tells of everything undoable; the eye, selecting layers and switching documents are no history.
 */
export const watchedEvents = [
  'historyStateChanged',
  'select',
  'selectNoLayers',
  'open',
  'newDocument',
  'close',
  'make',
  'delete',
  'duplicate',
  'set',
  'move',
  'show',
  'hide',
  'paste',
  'convertMode',
] as const

/** Tells watchers that the document or what is picked in it may have changed. */
export interface DocumentWatch {
  /** Tells them now: Photoshop is silent about what happens inside a modal scope (photoshop.md 2.2). */
  notify(): void
  /** Returns the way to stop it. */
  watch(listener: () => void): () => void
}

/** Starts listening to Photoshop with the first watcher, and stops with the last. Several events in one go count once. */
export function createDocumentWatch({ action }: Pick<Photoshop, 'action'>): DocumentWatch {
  const listeners = new Set<() => void>()
  let pending = false

  const notify = () => {
    if (pending) return
    pending = true
    void Promise.resolve().then(() => {
      pending = false
      for (const listener of [...listeners]) listener()
    })
  }

  return {
    notify,
    watch(listener) {
      // A function of its own, so that stopping one watcher never stops another with the same listener.
      const own = () => listener()
      listeners.add(own)
      if (listeners.size === 1) void action.addNotificationListener([...watchedEvents], notify)
      return () => {
        if (!listeners.delete(own) || listeners.size > 0) return
        void action.removeNotificationListener([...watchedEvents], notify)
      }
    },
  }
}
