import { childrenOf, insertLayer, layerOf, placeOf } from '../document/edit-layers.ts'
import { copyLayer } from '../document/new-layer.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { DocumentModel } from '../model/model.ts'

/**
 * Copies layers within a document, as a block above the topmost of them, or on top of another document.
 *
 * The plugins' own data travels with each; copies of layers that were linked with each other are linked again.
 */
export function copyLayers(
  from: DocumentModel,
  ids: readonly number[],
  to: DocumentModel,
  newID: () => number,
  nameOf: (name: string) => string,
): { readonly model: DocumentModel; readonly copies: readonly number[] } {
  const sources = [...ids]
    .map((id) => ({ layer: layerOf(from, id), place: placeOf(from, id) }))
    .sort((a, b) => a.place.index - b.place.index)
  const top = sources.at(-1)
  if (!top) throw new PhotoshopError('No layer is selected.')
  const inside = from.id === to.id
  const parent = inside ? top.place.parent : null
  let index = inside ? top.place.index + 1 : childrenOf(to, null).length
  let model = to
  const sets = new Map<number, number>()
  const copies: number[] = []
  for (const { layer } of sources) {
    const linked = sources.filter((other) => other.layer.linkSet === layer.linkSet).length > 1
    if (layer.linkSet !== null && linked && !sets.has(layer.linkSet)) {
      sets.set(layer.linkSet, newID())
    }
    const copy = {
      ...copyLayer(layer, newID),
      name: inside ? nameOf(layer.name) : layer.name,
      linkSet: layer.linkSet === null ? null : (sets.get(layer.linkSet) ?? null),
    }
    model = insertLayer(model, copy, { parent, index }, layer.clipped)
    copies.push(copy.id)
    index++
  }
  return { model: { ...model, active: copies, target: 'pixels' }, copies }
}
