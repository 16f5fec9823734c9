import type { Document } from 'photoshop'
import type { HostParts } from '../host/host-parts.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { walkLayers } from '../layers/find-layer.ts'
import { openDocument } from '../layers/open-document.ts'
import { readTree } from '../layers/read-tree.ts'
import { inModal } from '../modal/in-modal.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'
import { visibleCommand } from './layer-commands.ts'
import { selectLayers } from './select-layers.ts'

/** Brings a document to the front, when another one is there. */
export function bringToFront({ app }: Photoshop, document: Document): void {
  if (app.activeDocument.id !== document.id) app.activeDocument = document
}

/**
 * Gives back, after a step that was taken back, what Photoshop's history does not hold: layers' eyes, the selected
 * layers, and the document in front.
 *
 * Opens a scope of its own: after Esc nothing more can be done in the old one.
 *
 * @param before the document as it was before the step.
 * @param front the document that was in front.
 */
export async function restoreUnheld(
  parts: HostParts,
  before: DocumentTree,
  front: number,
): Promise<void> {
  const { photoshop } = parts
  try {
    await inModal(parts, { name: 'Pentimento', writes: true }, async () => {
      bringToFront(photoshop, openDocument(photoshop, before.id))
      const eyes = new Map([...walkLayers(before.layers)].map((one) => [one.layerID, one.visible]))
      const now = await readTree(photoshop, before.id)
      const commands = [...walkLayers(now.layers)].flatMap(({ layerID, visible }) => {
        const was = eyes.get(layerID)
        return was === undefined || was === visible ? [] : [visibleCommand(layerID, was)]
      })
      if (commands.length > 0) await play(photoshop, commands)
      await selectLayers(photoshop, before.id, before.active)
      bringToFront(photoshop, openDocument(photoshop, front))
    })
  } catch {
    // What the user has to be told is why the step failed; a document that was closed needs nothing back.
  }
}
