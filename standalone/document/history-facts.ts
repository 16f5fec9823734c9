import type { Rebuilt, SourceFact, VersionFact } from '../../core/history/lineage.ts'
import { rebuildLineages } from '../../core/history/rebuild-lineages.ts'
import { relativeTo } from '../../core/image/rect.ts'
import { fingerprintOfVersion, stateOfSource } from './checksum.ts'
import { coverageOfLayer, pictureOfLayer } from './layer-pixels.ts'
import { type LayeredDocument, type PixelLayer, walkLayers } from './layered-document.ts'
import { isSource, versionPlaces } from './version-places.ts'

const rebuilt = new WeakMap<LayeredDocument, Rebuilt>()

/** Rebuilds all lineages of a document from its layers; computed once for each document. */
export function lineagesOf(document: LayeredDocument): Rebuilt {
  const known = rebuilt.get(document)
  if (known) return known
  const places = versionPlaces(document)
  const used = new Set(places.map(({ source }) => source))
  const sources = Array.from(walkLayers(document.layers))
    .filter(isSource)
    .filter((layer) => layer.marker !== null || used.has(layer))
    .map((layer): SourceFact => {
      const { id, name, visible, marker } = layer
      return { layer: id, name, visible, state: sourceState(document, layer), marker }
    })
  const versions = places.map(
    ({ layer, source, visible, order }): VersionFact => ({
      layer: layer.id,
      name: layer.name,
      visible,
      inPlace: source !== null,
      source: source?.id ?? null,
      order,
      fingerprint: source ? fingerprintOfLayer(document, layer, source) : null,
      record: layer.version,
    }),
  )
  const result = rebuildLineages({ sources, versions, stacking: 'patches' })
  rebuilt.set(document, result)
  return result
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
