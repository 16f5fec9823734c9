import type { ActionDescriptor } from 'photoshop'
import type { Lineage } from '../../core/history/lineage.ts'
import type { Visibility } from '../../core/history/visibility.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { findLayer } from '../layers/find-layer.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'
import { visibleCommand } from './layer-commands.ts'

/**
 * Sets the eyes of a lineage's layers; those that have it already, and those that are absent, are left alone.
 *
 * The source "all visible" has no eye of its own. To be called inside a step.
 */
export async function applyVisibility(
  photoshop: Pick<Photoshop, 'action'>,
  tree: DocumentTree,
  lineage: Pick<Lineage, 'source' | 'versions'>,
  visibility: Visibility,
): Promise<void> {
  const wanted = new Map<string, boolean>()
  if (lineage.source !== null) wanted.set(lineage.source, visibility.source)
  for (const { record, layer } of lineage.versions) {
    const visible = visibility.versions.get(record.id)
    if (visible !== undefined) wanted.set(layer, visible)
  }
  const commands = [...wanted].flatMap(([id, visible]): ActionDescriptor[] => {
    const layer = findLayer(tree, id)
    return layer && layer.visible !== visible ? [visibleCommand(layer.layerID, visible)] : []
  })
  if (commands.length > 0) await play(photoshop, commands)
}
