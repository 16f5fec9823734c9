import { versionGroup } from '../layers/clip-facts.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { play } from '../modal/play.ts'
import { type ReadingOptions, whileReading } from '../modal/while-reading.ts'
import { inScratch } from './in-scratch.ts'
import type { ReadableLayer } from './read-layer.ts'
import type { PixelParts } from './slicing.ts'
import { visibleBounds } from './visible-bounds.ts'

/**
 * Reads of all that is visible, without the versions that lie over it: they are hidden meanwhile, without a trace.
 *
 * @param read Reads from what it is handed.
 */
export function readWholePicture<Result>(
  parts: PixelParts,
  tree: DocumentTree,
  options: ReadingOptions,
  read: (layer: ReadableLayer) => Promise<Result>,
): Promise<Result> {
  const documentID = tree.id
  const group = versionGroup(tree, formatLayer({ documentID, layerID: null }))
  const bounds = visibleBounds(tree, group?.layerID)
  const layer = { documentID, layerID: null, bounds }
  if (!group?.visible || !bounds) {
    return whileReading(parts, options, 'Look at the picture', () => read(layer))
  }
  const eye = (command: 'hide' | 'show') =>
    play(parts.photoshop, [{ _obj: command, _target: [{ _ref: 'layer', _id: group.layerID }] }])
  const hidden = (scope: ModalScope) =>
    inScratch(parts, scope, tree, async () => {
      await eye('hide')
      const result = await read(layer)
      await eye('show')
      return result
    })
  return whileReading(parts, options, 'Look beneath the versions', hidden)
}
