import type { Lineage, Version } from '../../core/history/lineage.ts'
import type { VersionRecord } from '../../core/history/record.ts'
import { sourceGone } from './document-errors.ts'
import { lineagesOf } from './history-facts.ts'
import { type Layer, type LayeredDocument, mapLayers } from './layered-document.ts'
import { settleGroup, showVersion } from './show-version.ts'
import { isVersion } from './version-places.ts'

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
  const lineage = lineagesOf(document).lineages.find((one) => one.source === source)
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

/** Takes a version's layer out; if it was what showed, its parent shows. An emptied version group goes too. */
export function removeVersion(
  document: LayeredDocument,
  lineage: Lineage,
  { layer, record }: Version,
): LayeredDocument {
  const { head, source } = lineage
  const showed = head.kind === 'version' && head.id === record.id
  const removed = { ...document, layers: withoutLayer(document.layers, layer) }
  if (source === null) return removed
  const rest = lineagesOf(removed).lineages.find((one) => one.source === source)
  if (!showed) return settleGroup(removed, source, false)
  const parent = rest?.versions.find((version) => version.record.id === record.parent)
  // Where the parent is gone or was taken out there is nothing to fall back to but the source.
  return showVersion(
    removed,
    rest ?? { ...lineage, versions: [] },
    parent && !parent.takenOut ? parent.record.id : null,
  )
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
