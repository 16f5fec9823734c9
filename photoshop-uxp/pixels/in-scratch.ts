import { bringToFront, restoreUnheld } from '../history/restore-unheld.ts'
import { selectLayers } from '../history/select-layers.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { openDocument } from '../layers/open-document.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { withoutTrace } from '../modal/one-step.ts'
import type { PixelParts } from './slicing.ts'

/**
 * Runs work that has to change a document to find something out, with that document in front, and gives everything back:
 * its history, the selected layers, and the document that was in front.
 *
 * Eyes are no part of Photoshop's history: the work gives those back itself, unless it throws.
 */
export async function inScratch<Result>(
  parts: PixelParts,
  scope: ModalScope,
  tree: DocumentTree,
  work: () => Promise<Result>,
): Promise<Result> {
  const { photoshop } = parts
  const front = photoshop.app.activeDocument.id
  try {
    bringToFront(photoshop, openDocument(photoshop, tree.id))
    const result = await withoutTrace(scope, tree.id, work)
    await selectLayers(photoshop, tree.id, tree.active)
    bringToFront(photoshop, openDocument(photoshop, front))
    return result
  } catch (thrown) {
    scope.afterwards(() => restoreUnheld(parts, tree, front))
    throw thrown
  }
}
