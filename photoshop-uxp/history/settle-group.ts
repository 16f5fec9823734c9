import type { ActionDescriptor } from 'photoshop'
import { needsClip } from '../../core/history/version-group.ts'
import { clipFactsOf, versionGroup } from '../layers/clip-facts.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { siblingsOf } from '../layers/find-layer.ts'
import { readTree } from '../layers/read-tree.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'
import { groupBlendCommands } from './group-blend.ts'
import { clipCommand, renameCommand, visibleCommand } from './layer-commands.ts'
import { selectCommands } from './select-layers.ts'

/**
 * Brings a source's version group in line with what shows: clipped to the source and blended as core says, and visible
 * when a version shows. To be called inside a step; leaves other layers selected.
 */
export async function settleGroup(
  photoshop: Photoshop,
  documentID: number,
  source: string,
  reveal: boolean,
): Promise<void> {
  const tree = await readTree(photoshop, documentID)
  const group = versionGroup(tree, source)
  if (!group) return
  const clipped = needsClip(clipFactsOf(tree, source))
  const commands: ActionDescriptor[] = [
    // Eyes alone are no history: an entry that changes nothing lets Undo give them back.
    renameCommand(group.layerID, group.name),
    ...(reveal && !group.visible ? [visibleCommand(group.layerID, true)] : []),
    ...(group.clipped === clipped ? [] : clipCommands(tree, group, clipped)),
    ...groupBlendCommands(group, clipped),
  ]
  await play(photoshop, commands)
}

/** Releasing a layer releases what is clipped above it, too: that is clipped again, lowest first. */
function clipCommands(
  tree: DocumentTree,
  group: PhotoshopLayer,
  clipped: boolean,
): readonly ActionDescriptor[] {
  const set = ({ layerID }: PhotoshopLayer, to: boolean) => [
    ...selectCommands([layerID]),
    clipCommand(to),
  ]
  if (clipped) return set(group, true)
  const siblings = siblingsOf(tree, group.id) ?? []
  const above = siblings.slice(siblings.indexOf(group) + 1)
  const free = above.findIndex((layer) => !layer.clipped)
  const chain = free < 0 ? above : above.slice(0, free)
  return [...set(group, false), ...chain.flatMap((layer) => set(layer, true))]
}
