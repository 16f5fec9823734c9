import { PhotoshopError } from '../document/photoshop-error.ts'

/** Whether a plugin has Photoshop to itself, and whether the user pressed Esc meanwhile. */
export interface ModalState {
  /** Scopes of this plugin that are open; nested ones share one state. */
  readonly depth: number
  readonly cancelled: boolean
  /** Who has Photoshop: another plugin, a dialog, a tool in use. Null: nobody but perhaps this plugin. */
  readonly busyWith: string | null
  /** Whether listeners hear nothing: inside a scope that is not interactive. */
  readonly silent: boolean
  open(interactive: boolean): void
  close(): void
  beBusy(who: string): void
  endBusy(): void
  /** Resolves when nobody else has Photoshop any more. */
  free(): Promise<void>
  /** Resolves when this plugin has let go of Photoshop. */
  ended(): Promise<void>
  /** Presses Esc in the open scope. */
  cancel(): void
  /** Calls back on Esc; what it gives back stops that. */
  onCancel(call: () => void): () => void
}

/** Begins with nobody in a modal scope. */
export function createModalState(): ModalState {
  const scopes: boolean[] = []
  const listeners = new Set<() => void>()
  const waitingForEnd: (() => void)[] = []
  let waiting: (() => void)[] = []
  let cancelled = false
  let busyWith: string | null = null
  return {
    get depth() {
      return scopes.length
    },
    get cancelled() {
      return cancelled
    },
    get busyWith() {
      return busyWith
    },
    get silent() {
      return scopes.some((interactive) => !interactive)
    },
    open: (interactive) => {
      scopes.push(interactive)
    },
    close: () => {
      scopes.pop()
      if (scopes.length > 0) return
      cancelled = false
      for (const go of waitingForEnd.splice(0)) go()
    },
    ended: async () => {
      // Whoever was told may find another scope open already.
      while (scopes.length > 0) {
        await new Promise<void>((resolve) => {
          waitingForEnd.push(resolve)
        })
      }
    },
    beBusy: (who) => {
      if (scopes.length > 0) throw new PhotoshopError('A plugin has Photoshop to itself.')
      busyWith = who
    },
    endBusy: () => {
      busyWith = null
      for (const go of waiting) go()
      waiting = []
    },
    free: () =>
      busyWith === null ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    cancel: () => {
      if (scopes.length === 0) throw new TypeError('Expected an open modal scope to press Esc in')
      cancelled = true
      for (const call of [...listeners]) call()
    },
    onCancel: (call) => {
      listeners.add(call)
      return () => listeners.delete(call)
    },
  }
}
