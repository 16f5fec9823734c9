import type { Rebuilt, Stacking } from '../../../core/history/lineage.ts'
import type { MarkedSource } from '../../../core/history/noted-marker.ts'
import { rebuildLineages } from '../../../core/history/rebuild-lineages.ts'
import { type LineageMarker, lineageMarkerSchema } from '../../../core/history/record.ts'
import { sourceGone } from '../../../core/history/source-errors.ts'
import { type MemoryDocument, type MemoryLayer, withLayer } from './memory-document.ts'

/** Rebuilds a document's lineages from nothing but what its layers carry. */
export function rebuildOf({ layers }: MemoryDocument, stacking: Stacking): Rebuilt {
  return rebuildLineages({
    stacking,
    sources: layers
      .filter((layer) => layer.content.kind === 'picture')
      .map(({ id, name, visible, checksum, marker }) => ({
        layer: id,
        name,
        visible,
        state: checksum,
        marker,
      })),
    versions: layers.flatMap((layer, order) =>
      layer.record === null
        ? []
        : {
            layer: layer.id,
            name: layer.name,
            visible: layer.visible,
            inPlace: layer.inPlace && layer.over !== null,
            source: layers.some(({ id }) => id === layer.over) ? layer.over : null,
            order,
            fingerprint: layer.checksum,
            record: layer.record,
          },
    ),
  })
}

/** Writes the ids that copies were given into their layers. */
export function withHealedIds(document: MemoryDocument, rebuilt: Rebuilt): MemoryDocument {
  let healed = document
  for (const { layer, record } of rebuilt.reissued) {
    healed = withLayer(healed, layer, (found) => ({ ...found, record: JSON.stringify(record) }))
  }
  for (const { layer, marker } of rebuilt.remarked) {
    healed = withLayer(healed, layer, (found) => ({ ...found, marker: JSON.stringify(marker) }))
  }
  return healed
}

/** Finds a layer that holds a source's own picture. */
export function sourceLayer(document: MemoryDocument, id: string): MemoryLayer {
  const layer = document.layers.find((found) => found.id === id)
  if (layer?.content.kind !== 'picture') throw sourceGone()
  return layer
}

/** Finds what a source's layer is and carries. */
export function markedSource(document: MemoryDocument, id: string): MarkedSource {
  const { name, checksum, marker } = sourceLayer(document, id)
  return { layer: id, name, state: checksum, marker }
}

/** Writes a marker onto the source's layer that it names. */
export function withMarker(document: MemoryDocument, marker: LineageMarker): MemoryDocument {
  return withLayer(document, marker.layer, (layer) => ({
    ...layer,
    marker: JSON.stringify(lineageMarkerSchema.parse(marker)),
  }))
}
