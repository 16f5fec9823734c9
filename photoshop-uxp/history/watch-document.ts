import type { HostParts } from '../host/host-parts.ts'

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

/** Those after which something else is picked: they are told at once. */
const pickingEvents: ReadonlySet<string> = new Set([
  'select',
  'selectNoLayers',
  'open',
  'newDocument',
  'close',
])

/** How long nothing may happen before changes are told, in milliseconds. */
const quietMs = 400

/** Tells watchers that the document or what is picked in it may have changed. */
export interface DocumentWatch {
  /** Tells them now: Photoshop is silent about what happens inside a modal scope (Adobe, `executeasmodal.md`). */
  notify(): void
  /** Returns the way to stop it. */
  watch(listener: () => void): () => void
}

/**
 * Starts listening to Photoshop with the first watcher, and stops with the last. Several events in one go count once.
 *
 * Changes are told once the user pauses: who hears of them reads pixels, which takes Photoshop for a moment, and nobody is
 * to be held up between two strokes of a brush.
 */
export function createDocumentWatch({
  photoshop,
  pause,
}: Pick<HostParts, 'photoshop' | 'pause'>): DocumentWatch {
  const { action } = photoshop
  const listeners = new Set<() => void>()
  let pending = false
  let changes = 0

  const notify = () => {
    if (pending) return
    pending = true
    void Promise.resolve().then(() => {
      pending = false
      for (const listener of [...listeners]) listener()
    })
  }

  const heard = (event: string) => {
    if (pickingEvents.has(event)) return notify()
    changes++
    const last = changes
    void pause(quietMs).then(() => {
      if (last === changes) notify()
    })
  }

  return {
    notify,
    watch(listener) {
      // A function of its own, so that stopping one watcher never stops another with the same listener.
      const own = () => listener()
      listeners.add(own)
      if (listeners.size === 1) void action.addNotificationListener([...watchedEvents], heard)
      return () => {
        if (!listeners.delete(own) || listeners.size > 0) return
        void action.removeNotificationListener([...watchedEvents], heard)
      }
    },
  }
}
