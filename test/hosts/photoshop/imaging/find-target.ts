import { layersOf } from '../document/layers-of.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import type { DocumentModel, LayerModel } from '../model/model.ts'
import { NotModelled } from '../not-modelled.ts'

/**
 * Gives the id of the document that is meant: the active one when none is named, or a negative number.
 *
 * @throws PhotoshopError when no document is open.
 */
export function documentMeant(store: Store, documentID: number | undefined): number {
  if (documentID !== undefined && documentID >= 0) return documentID
  if (store.inFront === null) throw new PhotoshopError('There is no open document.')
  return store.inFront
}

/** Finds a layer at any depth. @throws PhotoshopError when there is none of that id. */
export function layerMeant(model: DocumentModel, layerID: number): LayerModel {
  if (typeof layerID !== 'number') throw new PhotoshopError('Missing or invalid layerID')
  const found = layersOf(model.layers).find(({ id }) => id === layerID)
  if (!found) throw new PhotoshopError(`The layer with the id ${layerID} does not exist.`)
  return found
}

/** The depth of a document whose pixels are modelled. @throws NotModelled for another mode, and for 32 bit. */
export function depthOf({ mode, depth }: DocumentModel): 8 | 16 {
  if (mode !== 'RGBColor') throw new NotModelled(`pixels of a document in ${mode}`)
  if (depth === 32) throw new NotModelled('pixels of a 32-bit document')
  return depth
}

/** Gives a document in which one layer is what `edit` makes of it. */
export function withLayer<T extends LayerModel>(
  model: DocumentModel,
  layer: T,
  edit: (layer: T) => T,
): DocumentModel {
  const replace = (layers: readonly LayerModel[]): readonly LayerModel[] =>
    layers.map((each) => {
      if (each.id === layer.id) return edit(each as T)
      return 'layers' in each ? { ...each, layers: replace(each.layers) } : each
    })
  return { ...model, layers: replace(model.layers) }
}
