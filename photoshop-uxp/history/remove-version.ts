import { expectRemovable } from '../../core/history/expect-removable.ts'
import { visibilityAfterRemoval } from '../../core/history/head-after-removal.ts'
import type { Lineage } from '../../core/history/lineage.ts'
import { markerAfterRemoval } from '../../core/history/noted-marker.ts'
import type { Host } from '../../core/host.ts'
import type { HostParts } from '../host/host-parts.ts'
import { versionGroup } from '../layers/clip-facts.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { findLayer, walkLayers } from '../layers/find-layer.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { play } from '../modal/play.ts'
import { applyVisibility } from './apply-visibility.ts'
import { markedSource } from './keep-notes.ts'
import { deleteCommand } from './layer-commands.ts'
import type { LookAround } from './look-around.ts'
import { settleGroup } from './settle-group.ts'
import { type Written, writeInStep } from './write-step.ts'

/**
 * Deletes a version's layer, and the group that it leaves empty, in one undo step; what it lay on shows instead.
 *
 * @throws RefineError `not_found`; `has_descendants` when others are built on it.
 */
export async function removeVersion(
  parts: HostParts,
  lookAround: LookAround,
  id: string,
  options: NonNullable<Parameters<Host['remove']>[1]>,
): Promise<void> {
  const { look } = await lookAround.findVersion(id)
  const { version } = expectRemovable(look.rebuilt, id)
  const documentID = look.tree.id
  await writeInStep(parts, lookAround, documentID, {
    name: `Remove v${version.record.number}`,
    options,
    async work({ tree, rebuilt }): Promise<Written> {
      const { lineage, version } = expectRemovable(rebuilt, id)
      const { photoshop } = parts
      const layer = findLayer(tree, version.layer)
      if (!layer) return {}
      const marked = lineage.source === null ? null : markedSource(tree, lineage.source)
      const marker = markerAfterRemoval(marked, rebuilt, options.notes)
      const entries = marker ? [{ layerID: numberOf(marker.layer), marker }] : []
      const after = visibilityAfterRemoval(lineage, id, 'patches')
      const outermost = outermostOf(tree, lineage, layer)
      await play(photoshop, [deleteCommand(outermost.layerID)])
      if (after) await applyVisibility(photoshop, tree, lineage, after)
      if (lineage.source !== null) {
        const reveal = [...(after?.versions.values() ?? [])].includes(true)
        await settleGroup(photoshop, documentID, lineage.source, reveal)
      }
      const gone = new Set([...walkLayers([outermost])].map(({ layerID }) => layerID))
      const active = tree.active.filter((layerID) => !gone.has(layerID))
      if (active.length === tree.active.length || active.length > 0)
        return { entries, active, gone }
      // What was picked with the layer stays picked: its source.
      const source = lineage.source === null ? null : numberOf(lineage.source)
      return { entries, active: source ? [source] : [], gone }
    },
  })
}

function numberOf(layer: string): number | null {
  return parseLayer(layer)?.layerID ?? null
}

/** Gives what has to be deleted for a layer to go and leave no empty group of versions behind. */
function outermostOf(
  tree: DocumentTree,
  { source }: Pick<Lineage, 'source'>,
  layer: PhotoshopLayer,
): PhotoshopLayer {
  const group = source === null ? undefined : versionGroup(tree, source)
  return group?.layers.length === 1 && group.layers[0] === layer ? group : layer
}
