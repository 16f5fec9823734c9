import { maskOffCommand } from '../history/layer-commands.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { play } from '../modal/play.ts'
import { inScratch } from './in-scratch.ts'
import { readMaskFacts } from './mask-facts.ts'
import type { PixelParts } from './slicing.ts'

/**
 * Runs a read of a layer's own pixels while its mask is switched off, without a trace.
 *
 * Photoshop reads a layer with its mask in the alpha, and what the mask hides altogether not at all.
 */
export async function withoutMask<Result>(
  parts: PixelParts,
  scope: ModalScope,
  tree: DocumentTree,
  { layerID, hasMask }: Pick<PhotoshopLayer, 'layerID' | 'hasMask'>,
  read: () => Promise<Result>,
): Promise<Result> {
  const { photoshop } = parts
  if (!hasMask) return read()
  const { enabled } = await readMaskFacts(photoshop, { documentID: tree.id, layerID })
  if (!enabled) return read()
  return inScratch(parts, scope, tree, async () => {
    await play(photoshop, [maskOffCommand(layerID)])
    return read()
  })
}
