import { RefineError } from '../../core/errors.ts'
import { versionById } from '../../core/history/find-in-lineages.ts'
import type { CallOptions } from '../../core/host.ts'
import type { HostParts } from '../host/host-parts.ts'
import { findLayer } from '../layers/find-layer.ts'
import { openDocument } from '../layers/open-document.ts'
import { inModal } from '../modal/in-modal.ts'
import { play } from '../modal/play.ts'
import { selectMaskCommand } from './layer-commands.ts'
import type { LookAround } from './look-around.ts'
import { selectCommands } from './select-layers.ts'

/**
 * Makes a version's mask what the user paints on: its document comes to the front, its layer and mask are selected.
 *
 * Nothing in the document changes.
 *
 * @throws RefineError `not_found`; `not_supported` for a version without a mask.
 */
export async function editMask(
  parts: HostParts,
  lookAround: LookAround,
  id: string,
  options: CallOptions,
): Promise<void> {
  const { photoshop } = parts
  const located = await lookAround.findVersion(id)
  const documentID = located.look.tree.id
  const name = `Edit the mask of v${located.version.record.number}`
  await inModal(parts, { name, signal: options.signal, writes: true }, async () => {
    const { tree, rebuilt } = await lookAround.lookInStep(documentID)
    const { version } = versionById(rebuilt, id)
    const layer = findLayer(tree, version.layer)
    if (!layer?.hasMask) {
      throw new RefineError(
        'not_supported',
        `Version ${version.record.number} has no layer mask to paint on.`,
        { hint: 'Add a layer mask to its layer in Photoshop, or pick another version.' },
      )
    }
    photoshop.app.activeDocument = openDocument(photoshop, documentID)
    await play(photoshop, [...selectCommands([layer.layerID]), selectMaskCommand()])
  })
}
