import type { Document, Layer } from 'photoshop'
import { insertLayer, layerOf, placeOf, removeLayer } from '../document/edit-layers.ts'
import { placeForNew } from '../document/move-layer.ts'
import { newGroup, newPixelLayer } from '../document/new-layer.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { DocumentModel, LayerModel } from '../model/model.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import type { Dom } from './dom.ts'

type PixelOptions = NonNullable<Parameters<Document['createPixelLayer']>[0]>
type GroupOptions = NonNullable<Parameters<Document['createLayerGroup']>[0]>

/** Makes an empty pixel layer above the selected one and selects it. */
export function createPixelLayer(dom: Dom, documentID: number, options: PixelOptions): Layer {
  expectKnown('createPixelLayer', options, ['name'])
  const { store } = dom
  const id = newLayerID(dom, documentID)
  const name = options.name ?? `${store.nameOf('layer')} ${id}`
  store.change(documentID, store.nameOf('newLayer'), (model) =>
    insertNew(model, newPixelLayer(id, name), dom.store.groupsOpen),
  )
  return dom.layer(documentID, id)
}

/** Makes a group: empty above the selected layer, or around layers, at the place of the topmost of them. */
export function createGroup(dom: Dom, documentID: number, options: GroupOptions): Layer {
  expectKnown('createLayerGroup', options, ['name', 'fromLayers'])
  const { store } = dom
  const { fromLayers = [] } = options
  const chosen = (Array.isArray(fromLayers) ? fromLayers : [fromLayers]).map(({ id }) => id)
  const id = newLayerID(dom, documentID)
  const name = options.name ?? `${store.nameOf('group')} ${id}`
  store.change(documentID, store.nameOf('newGroup'), (model) => {
    if (chosen.length === 0) return insertNew(model, newGroup(id, name, []), store.groupsOpen)
    const layers = chosen.map((one) => layerOf(model, one))
    if (layers.some(({ kind }) => kind === 'background')) {
      throw new NotModelled('a group around the Background')
    }
    const [place] = chosen.map((one) => placeOf(model, one)).sort((a, b) => b.index - a.index)
    if (!place || chosen.some((one) => placeOf(model, one).parent !== place.parent)) {
      throw new NotModelled('a group around layers of several groups')
    }
    const inside = [...layers].sort(
      (a, b) => placeOf(model, a.id).index - placeOf(model, b.id).index,
    )
    const without = chosen.reduce((sum, one) => removeLayer(sum, one), model)
    const group = newGroup(
      id,
      name,
      inside.map((layer): LayerModel => ({ ...layer, clipped: false })),
    )
    const at = { parent: place.parent, index: place.index - chosen.length + 1 }
    return select(insertLayer(without, group, at), id)
  })
  return dom.layer(documentID, id)
}

function newLayerID({ store }: Dom, documentID: number): number {
  const { mode } = store.model(documentID)
  if (!['RGBColor', 'CMYKColor', 'labColor', 'grayscale'].includes(mode)) {
    throw new PhotoshopError('Layers are not available in this colour mode.')
  }
  return store.newID(documentID)
}

function insertNew(model: DocumentModel, layer: LayerModel, groupsOpen: boolean): DocumentModel {
  const [only] = model.active
  const selected = only !== undefined && model.active.length === 1 ? layerOf(model, only) : null
  // Into a group whose triangle is open, above one that is closed.
  const place =
    groupsOpen && selected && 'layers' in selected
      ? { parent: selected.id, index: selected.layers.length }
      : placeForNew(model)
  return select(insertLayer(model, layer, place), layer.id)
}

function select(model: DocumentModel, id: number): DocumentModel {
  return { ...model, active: [id], target: 'pixels' }
}
