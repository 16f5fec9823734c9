import type { SourceFact, VersionFact } from '../../core/history/lineage.ts'
import type { HistoryFacts } from '../../core/history/rebuild-lineages.ts'
import { isSource, versionPlaces } from '../../core/history/version-group.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { walkLayers } from '../layers/find-layer.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import { wholePictureName } from '../layers/source-rect.ts'

/** What reading pixels tells, by layer id; nothing of what was not read. */
export interface SeenPixels {
  readonly states: ReadonlyMap<string, string>
  readonly fingerprints: ReadonlyMap<string, string>
}

/** Lists the sources of a document that history is about: those that carry a marker or that versions stand on. */
export function sourcesOf(tree: DocumentTree): readonly Omit<SourceFact, 'state'>[] {
  const used = new Set(versionPlaces(tree.layers).map(({ source }) => source))
  const whole = formatLayer({ documentID: tree.id, layerID: null })
  const sources = [...walkLayers(tree.layers)]
    .filter((layer) => isSource(layer) && (layer.marker !== null || used.has(layer.id)))
    .map(({ id, name, visible, marker }) => ({ layer: id, name, visible, marker }))
  if (tree.marker === null && !used.has(whole)) return sources
  return [...sources, { layer: whole, name: wholePictureName, visible: true, marker: tree.marker }]
}

/** Says as facts what the layers of a document are to its history. */
export function historyFacts(tree: DocumentTree, seen: SeenPixels): HistoryFacts {
  return {
    stacking: 'patches',
    sources: sourcesOf(tree).map((source) => ({
      ...source,
      state: seen.states.get(source.layer) ?? '',
    })),
    versions: versionPlaces(tree.layers).map(
      ({ layer, source, visible, order }): VersionFact => ({
        layer: layer.id,
        name: layer.name,
        visible,
        inPlace: source !== null,
        source,
        order,
        fingerprint: seen.fingerprints.get(layer.id) ?? null,
        record: layer.version,
      }),
    ),
  }
}
