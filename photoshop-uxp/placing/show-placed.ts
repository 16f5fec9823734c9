import type { ActionDescriptor } from 'photoshop'
import { lineageOf } from '../../core/history/find-in-lineages.ts'
import { needsClip } from '../../core/history/version-group.ts'
import { visibilityFor } from '../../core/history/visibility.ts'
import type { Placement } from '../../core/host.ts'
import { applyVisibility } from '../history/apply-visibility.ts'
import { visibleCommand } from '../history/layer-commands.ts'
import type { LookAround } from '../history/look-around.ts'
import { settleGroup } from '../history/settle-group.ts'
import { clipFactsOf, versionGroup } from '../layers/clip-facts.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import { play } from '../modal/play.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import type { MadeVersions } from './make-versions.ts'
import { clippingOf, settleClipping } from './settle-clipping.ts'

/**
 * Shows the version of a placement that shall show and hides its others, and clips the group as what shows then asks for.
 *
 * To be called once the records are written, inside the step.
 *
 * @param before The document as it was before the step.
 */
export async function showPlaced(
  { parts, look }: { readonly parts: PixelParts; readonly look: LookAround },
  before: DocumentTree,
  { source, show, versions }: Placement,
  { layerIDs, groupID }: MadeVersions,
): Promise<void> {
  const { photoshop } = parts
  const { id: documentID } = before
  const shown = versions.findIndex(({ record }) => record.id === show)
  const isReframe = versions[shown]?.content.kind === 'reframe'
  const { tree, rebuilt } = await look.lookInStep(documentID)
  const lineage = lineageOf(rebuilt, source)
  if (!lineage) throw hostFailed('Photoshop did not keep the version’s record.')
  const commands = layerIDs.map(
    (layerID, index): ActionDescriptor => visibleCommand(layerID, index === shown),
  )
  await play(photoshop, commands)
  if (show !== null && !isReframe) {
    await applyVisibility(photoshop, tree, lineage, visibilityFor(lineage, show, 'patches'))
  }
  if (groupID === null) return
  await settleGroup(photoshop, documentID, source, show !== null && !isReframe)
  const wanted = new Map(clippingOf(before))
  wanted.delete(groupID)
  const after = await settleClipping(photoshop, documentID, wanted)
  const group = versionGroup(after, source)
  if (group?.layerID !== groupID) throw hostFailed('Photoshop put the versions in another place.')
  if (group.clipped !== needsClip(clipFactsOf(after, source))) {
    throw hostFailed('Photoshop did not clip the versions to their source.')
  }
}
