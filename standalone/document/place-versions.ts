import type { LineageMarker } from '../../core/history/record.ts'
import { sourceChanged, sourceGone } from '../../core/history/source-errors.ts'
import { isSource, versionGroupOf } from '../../core/history/version-group.ts'
import type { Placed, Placement } from '../../core/host.ts'
import { sourceState } from './history-facts.ts'
import {
  changeSiblings,
  findLayer,
  freeLayerId,
  type GroupLayer,
  type Layer,
  type LayeredDocument,
  type PixelLayer,
  siblingsOf,
  walkLayers,
} from './layered-document.ts'
import { versionLayer } from './version-layer.ts'

/**
 * Writes versions as hidden layers into the group directly above their source, newest on top, and the lineage
 * marker on the source when it has none. Reframed pictures become layers of their own above that group.
 *
 * All or nothing: the document given back has every version, or an error is thrown.
 *
 * @throws RefineError `not_found`, `source_changed`.
 * @throws RangeError, TypeError when a version's pixels do not fit the source.
 */
export function placeVersions(
  document: LayeredDocument,
  placement: Placement,
): { readonly document: LayeredDocument; readonly placed: Placed } {
  const source = findLayer(document, placement.source)
  if (!source || !isSource(source)) throw sourceGone()
  if (sourceState(document, source) !== placement.state) throw sourceChanged(source.name)
  const link = source.link || freeLink(document)
  const firstId = freeLayerId(document)
  const layers = placement.versions.map((version, index) =>
    versionLayer(document, source, version, String(firstId + index)),
  )
  const marker: LineageMarker = { ...placement.marker, layer: source.id }
  const marked: PixelLayer = { ...source, link, marker: source.marker ?? marker }
  const patches = layers
    .filter(({ marker }) => marker === null)
    .map((layer) => ({ ...layer, link }))
  const reframed = layers.filter((layer) => isSource(layer))

  const old = versionGroupOf(siblingsOf(document.layers, source.id) ?? [], source.id)
  const group = old
    ? { ...old, layers: [...old.layers, ...patches] }
    : newGroup(source, patches, String(firstId + layers.length), link)
  const above = [...(group.layers.length > 0 ? [group] : []), ...reframed]
  const placedDocument = changeSiblings(document, source.id, (all) =>
    all.flatMap((layer): Layer[] => {
      if (layer.id === old?.id) return []
      return layer.id === source.id ? [marked, ...above] : [layer]
    }),
  )
  const versions = placement.versions.map(({ record, name }, index) => ({
    id: record.id,
    layer: String(firstId + index),
    name,
  }))
  return { document: placedDocument, placed: { versions } }
}

function newGroup(
  source: PixelLayer,
  layers: readonly Layer[],
  id: string,
  link: number,
): GroupLayer {
  return {
    ...{ kind: 'group', id, name: `${source.name} · versions`, visible: true, opacity: 255 },
    ...{ blend: 'pass', clipped: false, link, linkOff: false, record: null },
    ...{ layers, open: true, divider: null },
  }
}

function freeLink(document: LayeredDocument): number {
  let highest = 0
  for (const { link } of walkLayers(document.layers)) highest = Math.max(highest, link)
  return highest + 1
}
