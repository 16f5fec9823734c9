import type { Rebuilt, SourceFact, VersionFact } from '../../core/history/lineage.ts'
import type { MarkedSource } from '../../core/history/noted-marker.ts'
import { rebuildLineages } from '../../core/history/rebuild-lineages.ts'
import { isSource, versionPlaces } from '../../core/history/version-group.ts'
import { relativeTo } from '../../core/image/rect.ts'
import { fingerprintOfVersion, stateOfSource } from './checksum.ts'
import { coverageOfLayer, pictureOfLayer } from './layer-pixels.ts'
import { type LayeredDocument, type PixelLayer, walkLayers } from './layered-document.ts'

const rebuilt = new WeakMap<LayeredDocument, Rebuilt>()

/** Rebuilds all lineages of a document from its layers; computed once for each document. */
export function lineagesOf(document: LayeredDocument): Rebuilt {
  const known = rebuilt.get(document)
  if (known) return known
  const places = versionPlaces(document.layers)
  const used = new Set(places.map(({ source }) => source))
  const layers = Array.from(walkLayers(document.layers)).filter((layer) => isSource(layer))
  const byId = new Map(layers.map((layer) => [layer.id, layer]))
  const sources = layers
    .filter(({ id, marker }) => marker !== null || used.has(id))
    .map((layer): SourceFact => ({ ...markedSource(document, layer), visible: layer.visible }))
  const versions = places.map(({ layer, source: id, visible, order }): VersionFact => {
    const source = id === null ? undefined : byId.get(id)
    return {
      layer: layer.id,
      name: layer.name,
      visible,
      inPlace: id !== null,
      source: id,
      order,
      fingerprint: source ? fingerprintOfLayer(document, layer, source) : null,
      record: layer.version,
    }
  })
  const result = rebuildLineages({ sources, versions, stacking: 'patches' })
  rebuilt.set(document, result)
  return result
}

/** Says what a source layer is and carries. */
export function markedSource(document: LayeredDocument, layer: PixelLayer): MarkedSource {
  const { id, name, marker } = layer
  return { layer: id, name, state: sourceState(document, layer), marker }
}

/** Gives the state of a source layer as `Picked.state` and records hold it. */
export function sourceState(document: LayeredDocument, source: PixelLayer): string {
  return stateOfSource(pictureOfLayer(document, source), document.color)
}

/** Gives the fingerprint of what a version's layer holds now. */
export function fingerprintOfLayer(
  document: LayeredDocument,
  layer: PixelLayer,
  source: PixelLayer,
): string {
  const place = relativeTo(layer.rect, source.rect)
  return fingerprintOfVersion(
    pictureOfLayer(document, layer),
    coverageOfLayer(document, layer),
    place,
    layer,
  )
}
