import type { HostParts } from '../host/host-parts.ts'
import { versionGroup } from '../layers/clip-facts.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import { inModal } from '../modal/in-modal.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { withoutTrace } from '../modal/one-step.ts'
import { play } from '../modal/play.ts'
import type { ReadableLayer } from './read-layer.ts'
import { visibleBounds } from './visible-bounds.ts'

/**
 * Reads of all that is visible, without the versions that lie over it: they are hidden meanwhile, without a trace.
 *
 * @param scope The scope that the work is part of; one is opened when it is needed and absent.
 * @param read Reads from what it is handed.
 */
export function readWholePicture<Result>(
  parts: Pick<HostParts, 'photoshop' | 'now' | 'pause'>,
  tree: DocumentTree,
  options: { readonly scope?: ModalScope | undefined; readonly signal?: AbortSignal | undefined },
  read: (layer: ReadableLayer) => Promise<Result>,
): Promise<Result> {
  const documentID = tree.id
  const group = versionGroup(tree, formatLayer({ documentID, layerID: null }))
  const bounds = visibleBounds(tree, group?.layerID)
  const layer = { documentID, layerID: null, bounds }
  if (!group?.visible || !bounds) return read(layer)
  const hidden = (scope: ModalScope) =>
    withoutTrace(scope, documentID, async () => {
      await play(parts.photoshop, [
        { _obj: 'hide', _target: [{ _ref: 'layer', _id: group.layerID }] },
      ])
      return read(layer)
    })
  const { scope, signal } = options
  return scope
    ? hidden(scope)
    : inModal(parts, { name: 'Look beneath the versions', signal }, hidden)
}
