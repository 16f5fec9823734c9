import type { DocumentModel, GroupModel, LayerModel } from '../model/model.ts'
import { PhotoshopError } from './photoshop-error.ts'

/** Where a layer stands: in which list, and how many layers of it are below. */
export interface Place {
  /** Null: directly in the document. */
  readonly parent: number | null
  readonly index: number
}

/** Finds a layer anywhere in a document; null when there is none of that id. */
export function findLayer(model: DocumentModel, id: number): LayerModel | null {
  const search = (layers: readonly LayerModel[]): LayerModel | null => {
    for (const layer of layers) {
      const found = layer.id === id ? layer : 'layers' in layer ? search(layer.layers) : null
      if (found) return found
    }
    return null
  }
  return search(model.layers)
}

/** The same, for a layer that must be there. @throws PhotoshopError when it is not. */
export function layerOf(model: DocumentModel, id: number): LayerModel {
  const layer = findLayer(model, id)
  if (!layer) throw new PhotoshopError(`The layer ${id} does not exist any more.`, -25922)
  return layer
}

/** Says where a layer stands. */
export function placeOf(model: DocumentModel, id: number): Place {
  const search = (layers: readonly LayerModel[], parent: number | null): Place | null => {
    for (const [index, layer] of layers.entries()) {
      const found =
        layer.id === id
          ? { parent, index }
          : 'layers' in layer
            ? search(layer.layers, layer.id)
            : null
      if (found) return found
    }
    return null
  }
  const place = search(model.layers, null)
  if (!place) throw new PhotoshopError(`The layer ${id} does not exist any more.`, -25922)
  return place
}

/** The layers of a group, or of the document itself for null; bottom first. */
export function childrenOf(model: DocumentModel, parent: number | null): readonly LayerModel[] {
  return parent === null ? model.layers : (layerOf(model, parent) as GroupModel).layers
}

/** Whether a layer is a group, or in it. */
export function isWithin(model: DocumentModel, id: number, group: number): boolean {
  for (let at: number | null = id; at !== null; at = placeOf(model, at).parent) {
    if (at === group) return true
  }
  return false
}

/** Replaces one layer by what `edit` makes of it. */
export function updateLayer(
  model: DocumentModel,
  id: number,
  edit: (layer: LayerModel) => LayerModel,
): DocumentModel {
  const update = (layers: readonly LayerModel[]): readonly LayerModel[] =>
    layers.map((layer) => {
      if (layer.id === id) return edit(layer)
      return 'layers' in layer ? { ...layer, layers: update(layer.layers) } : layer
    })
  return { ...model, layers: update(model.layers) }
}

function withChildren(
  model: DocumentModel,
  parent: number | null,
  layers: readonly LayerModel[],
): DocumentModel {
  if (parent === null) return { ...model, layers }
  return updateLayer(model, parent, (group) => ({ ...(group as GroupModel), layers }))
}

/**
 * Puts a layer in.
 *
 * Between a clipping base and what is clipped to it the layer becomes clipped as well; elsewhere it is what `clipped`
 * says, as far as there is something to be clipped to.
 */
export function insertLayer(
  model: DocumentModel,
  layer: LayerModel,
  place: Place,
  clipped = false,
): DocumentModel {
  const siblings = childrenOf(model, place.parent)
  const between = siblings[place.index]?.clipped === true
  const base = siblings[place.index - 1]
  const stands = base !== undefined && base.kind !== 'background'
  const inserted = { ...layer, clipped: stands && (between || clipped) }
  return withChildren(model, place.parent, [
    ...siblings.slice(0, place.index),
    inserted,
    ...siblings.slice(place.index),
  ])
}

/** Takes a layer out; what was clipped to it is released. */
export function removeLayer(model: DocumentModel, id: number): DocumentModel {
  const { parent, index } = placeOf(model, id)
  const siblings = childrenOf(model, parent)
  const left = siblings.filter((layer) => layer.id !== id)
  const released = siblings[index]?.clipped ? left : release(left, index)
  const next = withChildren(model, parent, released)
  return { ...next, active: next.active.filter((active) => findLayer(next, active) !== null) }
}

/** Releases the clipped layers from `index` up to the next one that is not clipped. */
export function release(layers: readonly LayerModel[], index: number): readonly LayerModel[] {
  const end = layers.findIndex((layer, at) => at >= index && !layer.clipped)
  return layers.map((layer, at) =>
    at >= index && (end < 0 || at < end) ? { ...layer, clipped: false } : layer,
  )
}

/** Clips a layer to the one below, or releases it together with the clipped layers above it. */
export function setClipped(model: DocumentModel, id: number, clipped: boolean): DocumentModel {
  const { parent, index } = placeOf(model, id)
  const siblings = childrenOf(model, parent)
  if (!clipped) {
    return siblings[index]?.clipped ? withChildren(model, parent, release(siblings, index)) : model
  }
  const base = siblings[index - 1]
  if (!base || base.kind === 'background' || siblings[index]?.kind === 'background') {
    throw new PhotoshopError('Could not create a clipping mask: there is no layer to clip to.')
  }
  return updateLayer(model, id, (layer) => ({ ...layer, clipped: true }))
}
