import type { DocumentModel } from '../model/model.ts'
import { childrenOf, insertLayer, isWithin, layerOf, placeOf, removeLayer } from './edit-layers.ts'
import { layersOf } from './layers-of.ts'
import { PhotoshopError } from './photoshop-error.ts'

/** Photoshop's `ElementPlacement`, as far as layers take it. */
export type Placement = 'placeBefore' | 'placeAfter' | 'placeInside'

/**
 * Moves a layer in the stack: above, below or into another one.
 *
 * A moved layer is released from what it was clipped to, unless it lands between layers that are clipped. Into a group
 * means to its bottom, as nobody states where.
 *
 * @throws PhotoshopError for the Background, for a place below it, and into what is no group.
 */
export function moveLayer(
  model: DocumentModel,
  id: number,
  relative: number,
  placement: Placement,
): DocumentModel {
  const layer = layerOf(model, id)
  const target = layerOf(model, relative)
  if (layer.kind === 'background') throw new PhotoshopError('The Background can’t be moved.')
  if (id === relative) throw new PhotoshopError('A layer can’t be moved relative to itself.')
  if (isWithin(model, relative, id)) throw new PhotoshopError('A group can’t be moved into itself.')
  if (placement === 'placeInside' && !('layers' in target)) {
    throw new PhotoshopError('A layer can be placed inside a group only.')
  }
  if (placement === 'placeAfter' && target.kind === 'background') {
    throw new PhotoshopError('A layer can’t be moved below the Background.')
  }
  const { active } = model
  const without = removeLayer(model, id)
  if (placement === 'placeInside') {
    return { ...insertLayer(without, layer, { parent: relative, index: 0 }), active }
  }
  const { parent, index } = placeOf(without, relative)
  const place = { parent, index: placement === 'placeBefore' ? index + 1 : index }
  return { ...insertLayer(without, layer, place), active }
}

/** Where a new layer goes: above the topmost selected one, or on top of everything. */
export function placeForNew(model: DocumentModel): { parent: number | null; index: number } {
  const selected = layersOf(model.layers).filter(({ id }) => model.active.includes(id))
  const highest = selected.at(-1)
  const top = highest && placeOf(model, highest.id)
  return top
    ? { parent: top.parent, index: top.index + 1 }
    : { parent: null, index: childrenOf(model, null).length }
}
