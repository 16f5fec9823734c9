import type { Document, Layer } from 'photoshop'
import { layersOf } from '../document/layers-of.ts'
import type { Store } from '../document/store.ts'
import type { DocumentModel, LayerModel } from '../model/model.ts'
import { createDocumentObject } from './create-document-object.ts'
import { createLayerObject } from './create-layer-object.ts'

/** Makes DOM objects for documents and layers; two of the same layer are two objects, as in Photoshop. */
export interface Dom {
  readonly store: Store
  document(documentID: number): Document
  layer(documentID: number, id: number): Layer
  linkedWith(model: DocumentModel, layer: LayerModel): readonly number[]
}

/** Makes the DOM over a store. */
export function createDom(store: Store): Dom {
  const dom: Dom = {
    store,
    document: (documentID) => createDocumentObject(dom, documentID),
    layer: (documentID, id) => createLayerObject(dom, documentID, id),
    linkedWith: (model, { id, linkSet }) =>
      layersOf(model.layers)
        .filter((other) => linkSet !== null && other.linkSet === linkSet && other.id !== id)
        .map((other) => other.id),
  }
  return dom
}
