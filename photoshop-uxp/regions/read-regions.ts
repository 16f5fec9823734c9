import type { ActionDescriptor } from 'photoshop'
import { RefineError, throwIfAborted } from '../../core/errors.ts'
import type { CallOptions } from '../../core/host.ts'
import type { Rect } from '../../core/image/rect.ts'
import { uniteMasks } from '../../core/mask/combine.ts'
import type { Mask } from '../../core/mask/mask.ts'
import { selectLayers } from '../history/select-layers.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { findLayer } from '../layers/find-layer.ts'
import { formatLayer, parseLayer } from '../layers/layer-ref.ts'
import { sourceRect } from '../layers/source-rect.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { play } from '../modal/play.ts'
import { inScratch } from '../pixels/in-scratch.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { readChannels } from './channels.ts'
import { readSelection } from './read-selection.ts'
import { parseRegion, type RegionRef } from './region-id.ts'

/**
 * Reads the area that some region layers cover together over a source, in source pixels; null for none.
 *
 * Masks and channels are loaded as the selection and read as such, without a trace: so is known what they are outside
 * of what Photoshop stores of them.
 *
 * @throws RefineError `not_found` for a region layer that is gone.
 */
export async function readRegions(
  parts: PixelParts,
  scope: ModalScope,
  { tree, source }: { readonly tree: DocumentTree; readonly source: string },
  ids: readonly string[],
  { signal }: CallOptions = {},
): Promise<Mask | null> {
  const whole = sourceRect(tree, source)
  const refs = [...new Set(ids)].map(parseRegion)
  if (refs.some((ref) => ref === null)) throw regionGone()
  const areas: Mask[] = []
  const add = (mask: Mask | null) => mask && areas.push(mask)
  if (ids.includes('selection')) add(await readSelection(parts, tree.id, whole, signal))
  const loaded = refs.flatMap((ref) => (ref && ref.kind !== 'selection' ? [ref] : []))
  if (loaded.length > 0) {
    await inScratch(parts, scope, tree, async () => {
      for (const ref of loaded) {
        throwIfAborted(signal)
        scope.expectGoing()
        add(await readLoaded(parts, { tree, source, whole }, ref, signal))
      }
    })
  }
  const [first, ...others] = areas
  return first ? others.reduce(uniteMasks, first) : null
}

async function readLoaded(
  parts: PixelParts,
  { tree, source, whole }: { tree: DocumentTree; source: string; whole: Rect },
  ref: Exclude<RegionRef, { kind: 'selection' }>,
  signal: AbortSignal | undefined,
): Promise<Mask | null> {
  const { photoshop } = parts
  if (ref.kind === 'mask') {
    const layerID = ref.layerID ?? parseLayer(source)?.layerID ?? null
    const layer = findLayer(tree, formatLayer({ documentID: tree.id, layerID }))
    if (!layer?.hasMask) throw regionGone()
    await selectLayers(photoshop, tree.id, [layer.layerID])
    await play(photoshop, [loading({ _ref: 'channel', _enum: 'channel', _value: 'mask' })])
  } else {
    const channels = await readChannels(photoshop, tree.id)
    const channel = channels.find(({ id }) => id === ref.channelID)
    if (!channel) throw regionGone()
    await play(photoshop, [loading({ _ref: 'channel', _index: channel.index })])
  }
  return readSelection(parts, tree.id, whole, signal)
}

function loading(channel: object): ActionDescriptor {
  return { _obj: 'set', _target: [{ _ref: 'channel', _property: 'selection' }], to: channel }
}

function regionGone(): RefineError {
  return new RefineError('not_found', 'A mask or channel that marked the region is gone.', {
    hint: 'Mark the region again, or undo the removal.',
  })
}
