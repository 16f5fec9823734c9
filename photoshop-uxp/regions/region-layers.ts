import { isSource, isVersion } from '../../core/history/version-group.ts'
import type { RegionLayer } from '../../core/host.ts'
import { intersectRects } from '../../core/image/rect.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { findLayer } from '../layers/find-layer.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import { openDocument } from '../layers/open-document.ts'
import { sourceRect } from '../layers/source-rect.ts'
import type { Photoshop } from '../photoshop.ts'
import { readChannels } from './channels.ts'
import { formatRegion } from './region-id.ts'
import { selectionRect } from './selection-rect.ts'

/**
 * Lists what could mark a region or a protect area over a source: the selection, the source's own layer mask, those of
 * other selected layers, and the document's alpha channels.
 *
 * Only the selection counts as region unless the user says so: layers are selected beside the source as references, too.
 */
export async function listRegionLayers(
  photoshop: Photoshop,
  tree: DocumentTree,
  source: string,
): Promise<readonly RegionLayer[]> {
  const rect = sourceRect(tree, source)
  const selected = selectionRect(openDocument(photoshop, tree.id))
  const layers: RegionLayer[] = []
  if (selected && intersectRects(selected, rect)) {
    layers.push({ id: 'selection', name: 'Selection', kind: 'selection', preselected: true })
  }
  const own = findLayer(tree, source)
  if (own?.hasMask) {
    layers.push({ id: 'mask', name: 'Layer mask', kind: 'mask', preselected: false })
  }
  for (const { layerID, name } of maskedBeside(tree, source)) {
    const id = formatRegion({ kind: 'mask', layerID })
    layers.push({ id, name: `Mask of “${name}”`, kind: 'mask', preselected: false })
  }
  for (const { id, name } of await readChannels(photoshop, tree.id)) {
    const region = formatRegion({ kind: 'channel', channelID: id })
    layers.push({ id: region, name, kind: 'mask', preselected: false })
  }
  return layers
}

/** Versions are left out: their masks say what they changed. */
function maskedBeside(tree: DocumentTree, source: string): readonly PhotoshopLayer[] {
  return tree.active.flatMap((layerID) => {
    const layer = findLayer(tree, formatLayer({ documentID: tree.id, layerID }))
    if (!layer?.hasMask || layer.id === source) return []
    const isPatch: boolean = isVersion(layer) && !isSource(layer)
    return isPatch ? [] : [layer]
  })
}
