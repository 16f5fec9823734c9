import { freeName } from '../../../core/history/free-name.ts'
import type { NewSource } from '../../../core/host.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { createLayer, type MemoryDocument } from './memory-document.ts'
import type { MemoryStore } from './memory-store.ts'

/** Adds a picture on top of a document as one step, picks it, and gives its layer. */
export function addSourceTo(
  store: MemoryStore,
  document: MemoryDocument,
  { name, picture }: NewSource,
): string {
  const layer = createLayer({
    id: store.newLayerId(),
    name: freeName(
      name,
      document.layers.map((other) => other.name),
    ),
    content: { kind: 'picture', picture, color: untagged },
    over: null,
    marker: null,
    record: null,
  })
  store.write({ ...document, layers: [...document.layers, layer], picked: [layer.id] })
  return layer.id
}
