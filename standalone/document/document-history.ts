import type { LayeredDocument } from './layered-document.ts'

/** The open document with its undo steps, the picked layer and its watchers. */
export interface DocumentHistory {
  readonly document: LayeredDocument
  readonly selected: string | null
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Makes a document the current one, as one undo step; with `selected` picks another layer in the same step. */
  write(next: LayeredDocument, selected?: string | null): void
  select(layer: string | null): void
  open(document: LayeredDocument): void
  undo(): void
  redo(): void
  watch(listener: () => void): () => void
}

interface Moment {
  readonly document: LayeredDocument
  readonly selected: string | null
}

/** Most undo steps that are kept; documents share their pixels, so each costs only what it changed. */
const maxSteps = 100

/** Starts the history of one open document. */
export function createDocumentHistory(opened: LayeredDocument): DocumentHistory {
  let now: Moment = { document: opened, selected: null }
  let past: readonly Moment[] = []
  let future: readonly Moment[] = []
  const listeners = new Set<{ readonly call: () => void }>()

  function become(next: Moment): void {
    now = next
    for (const { call } of [...listeners]) call()
  }

  return {
    get document() {
      return now.document
    },
    get selected() {
      return now.selected
    },
    get canUndo() {
      return past.length > 0
    },
    get canRedo() {
      return future.length > 0
    },
    write(document, selected = now.selected) {
      if (document === now.document && selected === now.selected) return
      past = [...past, now].slice(-maxSteps)
      future = []
      become({ document, selected })
    },
    select: (selected) => become({ ...now, selected }),
    open(document) {
      past = []
      future = []
      become({ document, selected: null })
    },
    undo() {
      const before = past.at(-1)
      if (!before) return
      past = past.slice(0, -1)
      future = [...future, now]
      become(before)
    },
    redo() {
      const after = future.at(-1)
      if (!after) return
      future = future.slice(0, -1)
      past = [...past, now]
      become(after)
    },
    watch(listener) {
      const own = { call: listener }
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
  }
}
