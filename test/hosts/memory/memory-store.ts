import type { Rebuilt } from '../../../core/history/lineage.ts'
import { expectUntouched, type MemoryDocument } from './memory-document.ts'

/** The open document with its undo steps and watchers. */
export interface MemoryStore {
  readonly document: MemoryDocument
  /** Replaces the document as one undo step. */
  write(next: MemoryDocument): void
  /** Changes what is picked: no undo step. */
  pick(layers: readonly string[]): void
  undo(): void
  newLayerId(): string
  /** The lineages of a document; the same answer for the same layers, so that given ids hold. */
  rebuilt(document: MemoryDocument): Rebuilt
  watch(listener: () => void): () => void
}

/** The first id that a document gives; further ones count down from it. */
const firstLayer = 1000

/** Opens a document. Its layers get new ids, and as those count down, an old id then means another layer. */
export function createMemoryStore(
  saved: MemoryDocument,
  rebuild: (document: MemoryDocument) => Rebuilt,
): MemoryStore {
  let document = withNewIds(saved)
  let lastLayer = firstLayer - saved.layers.length
  let cached: { readonly of: MemoryDocument['layers']; readonly rebuilt: Rebuilt } | null = null
  const undoSteps: MemoryDocument[] = []
  const listeners = new Set<() => void>()
  const change = (next: MemoryDocument) => {
    expectUntouched(document)
    document = next
    for (const listener of [...listeners]) listener()
  }

  return {
    get document() {
      expectUntouched(document)
      return document
    },
    write(next) {
      undoSteps.push(document)
      change(next)
    },
    pick(layers) {
      change({ ...document, picked: [...layers] })
    },
    undo() {
      const before = undoSteps.pop()
      if (!before) throw new Error('Expected an undo step but there is none')
      change(before)
    },
    newLayerId: () => layerId(lastLayer--),
    rebuilt(of) {
      if (cached?.of !== of.layers) cached = { of: of.layers, rebuilt: rebuild(of) }
      return cached.rebuilt
    },
    watch(listener) {
      // A function of its own, so that stopping one watcher never stops another with the same listener.
      const own = () => listener()
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}

function layerId(number: number): string {
  return `layer-${number}`
}

function withNewIds({ layers, texts }: MemoryDocument): MemoryDocument {
  const count = layers.length
  const renewed = new Map(
    layers.map(({ id }, index) => [id, layerId(firstLayer - count + 1 + index)]),
  )
  const renew = (id: string | null) => (id === null ? null : (renewed.get(id) ?? null))
  return {
    texts,
    picked: [],
    layers: layers.map((layer) => ({
      ...structuredClone(layer),
      id: renewed.get(layer.id)!,
      over: renew(layer.over),
    })),
  }
}
