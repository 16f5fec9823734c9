import { readMarker } from '../../core/history/read-record.ts'
import { findLayer } from '../layers/find-layer.ts'
import { formatLayer, parseLayer } from '../layers/layer-ref.ts'
import type { RecordEntry } from '../layers/records.ts'
import type { Look } from './look-around.ts'

/**
 * Gives what has to be written so that the document's layers carry their history by themselves again: new ids of
 * copies, the new numbers of layers that were renumbered, and what only metadata holds.
 */
export function healingEntries(look: Pick<Look, 'tree' | 'rebuilt' | 'entries'>): RecordEntry[] {
  const { tree, rebuilt, entries } = look
  const versions = new Map(
    rebuilt.lineages
      .flatMap((lineage) => lineage.versions)
      .map(({ layer, record }) => [layer, record]),
  )
  const borrowed = [...entries.borrowed, ...entries.lost].map((layerID): RecordEntry => {
    const layer = findLayer(tree, formatLayer({ documentID: tree.id, layerID }))
    const version = layer && versions.get(layer.id)
    const marker = readMarker(layerID === null ? tree.marker : layer?.marker)
    return {
      layerID,
      ...(version && { version }),
      ...(marker.ok && { marker: marker.marker }),
      ...(layer?.standsOn && { standsOn: 'visible' }),
    }
  })
  return [
    // One that can't be read stays where it is.
    ...borrowed.filter((entry) => Object.keys(entry).length > 1),
    ...rebuilt.reissued.map(({ layer, record }) => ({ layerID: numberOf(layer), version: record })),
    ...rebuilt.remarked.map(({ layer, marker }) => ({ layerID: numberOf(layer), marker })),
  ]
}

function numberOf(layer: string): number | null {
  return parseLayer(layer)?.layerID ?? null
}
