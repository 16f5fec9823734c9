import type { ActionDescriptor } from 'photoshop'
import { lineageOf } from '../../core/history/find-in-lineages.ts'
import type { Lineage, Version } from '../../core/history/lineage.ts'
import { needsClip } from '../../core/history/version-group.ts'
import { visibilityFor } from '../../core/history/visibility.ts'
import type { Placement } from '../../core/host.ts'
import { applyVisibility } from '../history/apply-visibility.ts'
import { groupBlendCommands } from '../history/group-blend.ts'
import { visibleCommand } from '../history/layer-commands.ts'
import type { Look } from '../history/look-around.ts'
import { clipFactsOf, versionGroup } from '../layers/clip-facts.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import { readTree } from '../layers/read-tree.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'
import type { MadeVersions } from './make-versions.ts'
import { clippingOf, settleClipping } from './settle-clipping.ts'

/**
 * Shows the version of a placement that shall show and hides its others, and makes the group what that asks for: visible,
 * clipped to the source or not, blended accordingly.
 *
 * To be called inside the step. Needs no records: those are written last, because a document's metadata is not taken
 * back with its history.
 *
 * @param before The document as it was before the step.
 * @returns the document as it is then, without the new versions' records.
 */
export async function showPlaced(
  photoshop: Photoshop,
  { tree: before, rebuilt }: Pick<Look, 'tree' | 'rebuilt'>,
  placement: Placement,
  made: MadeVersions,
): Promise<DocumentTree> {
  const { source, show, versions } = placement
  const { layerIDs, groupID } = made
  const { id: documentID } = before
  const shown = versions.findIndex(({ record }) => record.id === show)
  const reveals = shown >= 0 && versions[shown]?.content.kind !== 'reframe'
  const commands = layerIDs.map(
    (layerID, index): ActionDescriptor => visibleCommand(layerID, index === shown),
  )
  if (reveals && groupID !== null) commands.push(visibleCommand(groupID, true))
  await play(photoshop, commands)
  if (reveals) {
    const old = lineageOf(rebuilt, source)?.versions ?? []
    const lineage = { source, versions: [...old, ...versionsOf(documentID, placement, made)] }
    const visibility = visibilityFor(lineage, show, 'patches')
    await applyVisibility(photoshop, await readTree(photoshop, documentID), lineage, visibility)
  }
  // What was clipped stays clipped, and what is new is not, save the group.
  const wanted = new Map(layerIDs.map((layerID) => [layerID, false]))
  for (const [layerID, clipped] of clippingOf(before)) wanted.set(layerID, clipped)
  if (groupID === null) return settleClipping(photoshop, documentID, wanted)
  const tree = withVersions(await readTree(photoshop, documentID), placement, made)
  const group = versionGroup(tree, source)
  if (group?.layerID !== groupID) {
    throw hostFailed('Photoshop put the versions in another place.')
  }
  const clipped = needsClip(clipFactsOf(tree, source))
  await play(photoshop, groupBlendCommands(group, clipped))
  return settleClipping(photoshop, documentID, wanted.set(groupID, clipped))
}

/** The new versions as core's rules see them, before their records stand on their layers. */
function versionsOf(
  documentID: number,
  { versions }: Placement,
  { layerIDs }: MadeVersions,
): readonly Version[] {
  return versions.map(({ record, name }, index): Lineage['versions'][number] => {
    const id = formatLayer({ documentID, layerID: layerIDs[index] ?? null })
    return {
      record: { ...record, fingerprint: '', layer: { id, name } },
      ...{ layer: id, name, visible: false, children: [] },
      ...{ adjusted: false, moved: false, takenOut: false },
      ...{ parentMissing: false, sourceChanged: false },
    }
  })
}

/** The document as it will be once the records are written. */
function withVersions(
  tree: DocumentTree,
  { source, versions }: Placement,
  { layerIDs, groupID }: MadeVersions,
): DocumentTree {
  const whole = formatLayer({ documentID: tree.id, layerID: null })
  const withRecord = (layer: PhotoshopLayer): PhotoshopLayer => {
    const version = versions[layerIDs.indexOf(layer.layerID)]
    return {
      ...layer,
      ...(version && { version: version.record, marker: version.begins ?? null }),
      ...(source === whole && layer.layerID === groupID && { standsOn: source }),
      layers: layer.layers.map(withRecord),
    }
  }
  return { ...tree, layers: tree.layers.map(withRecord) }
}
