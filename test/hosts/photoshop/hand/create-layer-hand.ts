import type { Rect } from '../../../../core/image/rect.ts'
import { deleteLayers } from '../batch-play/layer-commands.ts'
import { insertLayer, layerOf, placeOf, setClipped, updateLayer } from '../document/edit-layers.ts'
import { layersOf } from '../document/layers-of.ts'
import { linkLayers, unlinkLayers } from '../document/link-layers.ts'
import { moveLayer, type Placement, placeForNew } from '../document/move-layer.ts'
import type { Store } from '../document/store.ts'
import type { DocumentModel, LayerModel, MaskModel } from '../model/model.ts'
import { copyLayers } from './duplicate-layers.ts'
import { layerModel, type NewLayer } from './new-document.ts'
import { paintOnMask, paintPixels } from './paint.ts'
import { shiftLayers } from './shift-layers.ts'

/** What a user does to the layers of the document in front. */
export interface LayerHand {
  /** Makes a layer above the selected one and selects it; gives its number. */
  addLayer(layer: NewLayer): number
  /** The number of the topmost layer of that name. */
  layerNamed(name: string, documentID?: number): number
  select(ids: readonly number[]): void
  paintOn(id: number, rect: Rect, color: readonly [number, number, number, number]): void
  paintMask(id: number, rect: Rect, value: number): void
  setMask(id: number, mask: MaskModel | null): void
  /** Moves layers over the canvas, with all that is linked with them. */
  moveLayer(id: number, dx: number, dy: number): void
  /** Moves a layer in the stack. */
  restack(id: number, relative: number, placement: Placement): void
  deleteLayer(...ids: number[]): void
  duplicateLayers(ids: readonly number[]): readonly number[]
  /** Copies layers to the top of another document; gives their numbers there. */
  copyTo(documentID: number, ids: readonly number[]): readonly number[]
  rename(id: number, name: string): void
  /** Clicks an eye: no history state, as Photoshop is set up at first. */
  setVisible(id: number, visible: boolean): void
  setClipped(id: number, clipped: boolean): void
  link(ids: readonly number[]): void
  unlink(ids: readonly number[]): void
  /** Any other property of a layer. */
  setLayer(id: number, properties: Partial<LayerModel>): void
}

/** Makes the part of the hand that works on layers. */
export function createLayerHand(
  store: Store,
  front: () => number,
  expectFree: () => void,
  act: (step: string, event: string, edit: (model: DocumentModel) => DocumentModel) => void,
): LayerHand {
  const { nameOf } = store
  const edit = (step: string, id: number, properties: Partial<LayerModel>) =>
    act(step, 'set', (model) =>
      updateLayer(model, id, (layer) => ({ ...layer, ...properties }) as LayerModel),
    )
  const newID = (documentID: number) => () => store.newID(documentID)
  return {
    addLayer: (described) => {
      const documentID = front()
      const { depth, width, height } = store.model(documentID)
      const layer = layerModel(described, { width, height }, depth, newID(documentID))
      act(nameOf('newLayer'), 'make', (model) => ({
        ...insertLayer(model, layer, placeForNew(model), layer.clipped),
        active: [layer.id],
        target: 'pixels',
      }))
      return layer.id
    },
    layerNamed: (name, documentID = front()) => {
      const found = layersOf(store.model(documentID).layers).filter((layer) => layer.name === name)
      const top = found.at(-1)
      if (!top) throw new TypeError(`Expected a layer named "${name}"`)
      return top.id
    },
    select: (ids) => {
      expectFree()
      for (const id of ids) layerOf(store.model(front()), id)
      store.adjust(front(), (model) => ({ ...model, active: ids, target: 'pixels' }))
      store.notify(ids.length > 0 ? 'select' : 'selectNoLayers', { documentID: front() })
    },
    paintOn: (id, rect, color) =>
      act(nameOf('brush'), 'paint', (model) => paintPixels(model, id, rect, color)),
    paintMask: (id, rect, value) =>
      act(nameOf('brush'), 'paint', (model) => paintOnMask(model, id, rect, value)),
    setMask: (id, mask) => edit(nameOf(mask ? 'addMask' : 'deleteMask'), id, { mask }),
    moveLayer: (id, dx, dy) =>
      act(nameOf('shiftLayer'), 'move', (model) => shiftLayers(model, [id], dx, dy)),
    restack: (id, relative, placement) =>
      act(nameOf('moveLayer'), 'move', (model) => moveLayer(model, id, relative, placement)),
    deleteLayer: (...ids) => {
      expectFree()
      deleteLayers(store, front(), ids)
      store.notify('historyStateChanged', { documentID: front() })
    },
    duplicateLayers: (ids) => {
      const documentID = front()
      const model = store.model(documentID)
      const name = (text: string) => `${text} ${nameOf('copy')}`
      const made = copyLayers(model, ids, model, newID(documentID), name)
      act(nameOf('duplicateLayer'), 'duplicate', () => made.model)
      return made.copies
    },
    copyTo: (documentID, ids) => {
      expectFree()
      const made = copyLayers(
        store.model(front()),
        ids,
        store.model(documentID),
        newID(documentID),
        (name) => name,
      )
      store.change(documentID, nameOf('duplicateLayer'), () => made.model)
      store.notify('duplicate', { documentID })
      return made.copies
    },
    rename: (id, name) => edit(nameOf('nameLayer'), id, { name }),
    setVisible: (id, visible) => {
      expectFree()
      store.adjust(front(), (model) => updateLayer(model, id, (layer) => ({ ...layer, visible })))
      store.notify(visible ? 'show' : 'hide', { documentID: front() })
    },
    setClipped: (id, clipped) =>
      act(nameOf(clipped ? 'clip' : 'unclip'), 'set', (model) => setClipped(model, id, clipped)),
    link: (ids) =>
      act(nameOf('link'), 'set', (model) => linkLayers(model, ids, store.newID(front()))),
    unlink: (ids) => act(nameOf('unlink'), 'set', (model) => unlinkLayers(model, ids)),
    setLayer: (id, properties) => {
      placeOf(store.model(front()), id)
      edit(nameOf('properties'), id, properties)
    },
  }
}
