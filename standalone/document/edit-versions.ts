import type { FoundVersion } from '../../core/history/find-in-lineages.ts'
import { lineageOf } from '../../core/history/find-in-lineages.ts'
import { visibilityAfterRemoval } from '../../core/history/head-after-removal.ts'
import type { Lineage } from '../../core/history/lineage.ts'
import type { KeptNotes, LineageNotes } from '../../core/history/lineage-notes.ts'
import { markerAfterRemoval, notedMarker } from '../../core/history/noted-marker.ts'
import type { LineageMarker, VersionRecord } from '../../core/history/record.ts'
import { sourceGone } from '../../core/history/source-errors.ts'
import { isVersion } from '../../core/history/version-group.ts'
import { lineagesOf, markedSource } from './history-facts.ts'
import { type Layer, type LayeredDocument, mapLayers } from './layered-document.ts'
import { findSource } from './pick-source.ts'
import { applyVisibility, settleGroup } from './show-version.ts'

/** Gives the document with the new ids and markers stored that copies made by hand were given. */
export function applyHealing(document: LayeredDocument): LayeredDocument {
  const { reissued, remarked } = lineagesOf(document)
  const records = new Map(reissued.map(({ layer, record }) => [layer, record]))
  const markers = new Map(remarked.map(({ layer, marker }) => [layer, marker]))
  return mapLayers(document, (layer) => {
    if (layer.kind !== 'pixels') return layer
    const version = records.get(layer.id)
    const marker = markers.get(layer.id)
    if (!version && !marker) return layer
    return { ...layer, ...(version && { version }), ...(marker && { marker }) }
  })
}

/** Finds the lineage of a source. @throws RefineError `not_found`. */
export function lineageFor(document: LayeredDocument, source: string): Lineage {
  const lineage = lineageOf(lineagesOf(document), source)
  if (!lineage) throw sourceGone()
  return lineage
}

/** Gives the document with one version's record exchanged. */
export function replaceRecord(
  document: LayeredDocument,
  layer: string,
  version: VersionRecord,
): LayeredDocument {
  return mapLayers(document, (other) =>
    other.id === layer && isVersion(other) ? { ...other, version } : other,
  )
}

/**
 * Gives the document with notes kept on a source, instead of those that were there.
 *
 * @throws RefineError `not_found`, `too_large`, `would_lose_data`.
 */
export function keepNotesIn(
  document: LayeredDocument,
  source: string,
  kept: KeptNotes,
): LayeredDocument {
  const marked = markedSource(document, findSource(document, source))
  return withMarker(document, notedMarker(marked, lineagesOf(document), kept))
}

function withMarker(document: LayeredDocument, marker: LineageMarker): LayeredDocument {
  return mapLayers(document, (layer) =>
    layer.id === marker.layer && layer.kind === 'pixels' ? { ...layer, marker } : layer,
  )
}

/** Takes a version's layer out; if it was what showed, what it lies on shows. An emptied version group goes too. Notes, where given, become those of its lineage. */
export function removeVersion(
  document: LayeredDocument,
  { lineage, version }: FoundVersion,
  notes?: LineageNotes,
): LayeredDocument {
  const marked = lineage.source === null ? null : findSource(document, lineage.source)
  const source = marked && { layer: marked.id, marker: marked.marker }
  const marker = markerAfterRemoval(source, lineagesOf(document), notes)
  const noted = marker ? withMarker(document, marker) : document
  const removed = { ...noted, layers: withoutLayer(noted.layers, version.layer) }
  const visibility = visibilityAfterRemoval(lineage, version.record.id, 'patches')
  if (visibility) return applyVisibility(removed, lineage, visibility)
  return lineage.source === null ? removed : settleGroup(removed, lineage.source, false)
}

function withoutLayer(layers: readonly Layer[], id: string): readonly Layer[] {
  return layers.flatMap((layer): readonly Layer[] => {
    if (layer.id === id) return []
    if (layer.kind !== 'group') return [layer]
    const inner = withoutLayer(layer.layers, id)
    const emptied = inner.length === 0 && layer.layers.length > 0
    return emptied ? [] : [{ ...layer, layers: inner }]
  })
}
