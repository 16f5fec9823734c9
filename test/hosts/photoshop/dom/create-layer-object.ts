import type { Layer, Layers } from 'photoshop'
import { deleteLayers } from '../batch-play/layer-commands.ts'
import { expectUnlocked } from '../batch-play/set-command.ts'
import { boundsOf, edgesOf } from '../document/bounds.ts'
import { insertLayer, layerOf, placeOf, setClipped, updateLayer } from '../document/edit-layers.ts'
import { linkLayers, unlinkLayers } from '../document/link-layers.ts'
import { moveLayer, type Placement } from '../document/move-layer.ts'
import type { OwnName } from '../document/names.ts'
import { copyLayer } from '../document/new-layer.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { DocumentModel, LayerModel } from '../model/model.ts'
import { NotModelled } from '../not-modelled.ts'
import { strict } from '../strict.ts'
import { collection } from './collection.ts'
import type { Dom } from './dom.ts'
import { domKind } from './layer-kind.ts'

type Modelled = Pick<
  Layer,
  | 'typename'
  | 'id'
  | '_docId'
  | 'name'
  | 'visible'
  | 'kind'
  | 'bounds'
  | 'boundsNoEffects'
  | 'opacity'
  | 'fillOpacity'
  | 'blendMode'
  | 'locked'
  | 'allLocked'
  | 'pixelsLocked'
  | 'positionLocked'
  | 'transparentPixelsLocked'
  | 'isBackgroundLayer'
  | 'isClippingMask'
  | 'linkedLayers'
  | 'document'
  | 'parent'
  | 'layers'
  | 'delete'
  | 'duplicate'
  | 'link'
  | 'unlink'
  | 'move'
  | 'rasterize'
>

/** Makes a DOM layer: nothing but a number, so that every member is a trip to Photoshop, and throws when it is gone. */
export function createLayerObject(dom: Dom, documentID: number, id: number): Layer {
  const { store } = dom
  const get = (member: string): { model: DocumentModel; layer: LayerModel } => {
    store.enter(`Layer.${member}`, 'reads')
    const model = store.model(documentID)
    return { model, layer: layerOf(model, id) }
  }
  const set = (member: string): LayerModel => {
    store.enter(`Layer.${member}=`, 'changes')
    return layerOf(store.model(documentID), id)
  }
  const call = (member: string): { model: DocumentModel; layer: LayerModel } => {
    store.enter(`Layer.${member}`, 'changes')
    const model = store.model(documentID)
    return { model, layer: layerOf(model, id) }
  }
  const change = (step: OwnName, edit: (model: DocumentModel) => DocumentModel) =>
    store.change(documentID, store.nameOf(step), edit)
  const write = (step: OwnName, properties: Partial<LayerModel>) =>
    change(step, (model) =>
      updateLayer(model, id, (layer) => ({ ...layer, ...properties }) as LayerModel),
    )
  const layers = (ids: readonly number[]) =>
    collection<Layer, Layers>(
      'Layers',
      ids.map((one) => dom.layer(documentID, one)),
    )
  const expectHere = (other: Layer) => {
    if (other._docId !== documentID) throw new NotModelled('a layer of another document')
    return other.id
  }

  return strict('Layer', {
    get typename() {
      return 'Layer' as const
    },
    get id() {
      return id
    },
    get _docId() {
      return documentID
    },
    get name() {
      return get('name').layer.name
    },
    set name(name) {
      if (set('name').kind === 'background') throw new PhotoshopError('The Background has no name.')
      write('nameLayer', { name })
    },
    get visible() {
      return get('visible').layer.visible
    },
    set visible(visible) {
      set('visible')
      store.adjust(documentID, (model) =>
        updateLayer(model, id, (layer) => ({ ...layer, visible })),
      )
    },
    get kind() {
      return domKind(get('kind').layer)
    },
    get bounds() {
      const { model, layer } = get('bounds')
      return edgesOf(boundsOf(model, layer, true))
    },
    get boundsNoEffects() {
      const { model, layer } = get('boundsNoEffects')
      return edgesOf(boundsOf(model, layer, false))
    },
    get opacity() {
      return (get('opacity').layer.opacity * 100) / 255
    },
    set opacity(percent) {
      expectUnlocked(set('opacity'))
      write('opacity', { opacity: Math.round((percent * 255) / 100) })
    },
    get fillOpacity() {
      return (get('fillOpacity').layer.fillOpacity * 100) / 255
    },
    get blendMode() {
      // Photoshop's words are the values of the enum.
      return get('blendMode').layer.blendMode as Layer['blendMode']
    },
    set blendMode(blendMode) {
      expectUnlocked(set('blendMode'))
      write('blendMode', { blendMode })
    },
    get locked() {
      const { all, pixels, position, transparency } = get('locked').layer.locked
      return all || pixels || position || transparency
    },
    get allLocked() {
      return get('allLocked').layer.locked.all
    },
    get pixelsLocked() {
      return get('pixelsLocked').layer.locked.pixels
    },
    get positionLocked() {
      const { kind, locked } = get('positionLocked').layer
      return locked.position || kind === 'background'
    },
    get transparentPixelsLocked() {
      const { kind, locked } = get('transparentPixelsLocked').layer
      return locked.transparency || kind === 'background'
    },
    get isBackgroundLayer() {
      return get('isBackgroundLayer').layer.kind === 'background'
    },
    get isClippingMask() {
      return get('isClippingMask').layer.clipped
    },
    set isClippingMask(clipped) {
      if (set('isClippingMask').clipped === clipped) return
      change(clipped ? 'clip' : 'unclip', (model) => setClipped(model, id, clipped))
    },
    get linkedLayers() {
      const { model, layer } = get('linkedLayers')
      return layers(dom.linkedWith(model, layer))
    },
    get document() {
      return dom.document(documentID)
    },
    get parent() {
      const { parent } = placeOf(get('parent').model, id)
      return parent === null ? null : dom.layer(documentID, parent)
    },
    get layers() {
      const { layer } = get('layers')
      return 'layers' in layer ? layers([...layer.layers].reverse().map((child) => child.id)) : null
    },
    delete: () => {
      call('delete')
      deleteLayers(store, documentID, [id])
    },
    duplicate: async (relative, placement, name) => {
      await store.trip()
      const { model, layer } = call('duplicate')
      if (relative !== undefined || placement !== undefined) {
        throw new NotModelled('Layer.duplicate to another place')
      }
      const copy = {
        ...copyLayer(layer, () => store.newID(documentID)),
        name: name ?? `${layer.name} ${store.nameOf('copy')}`,
      }
      const { parent, index } = placeOf(model, id)
      change('duplicateLayer', (before) => ({
        ...insertLayer(before, copy, { parent, index: index + 1 }, layer.clipped),
        active: [copy.id],
        target: 'pixels',
      }))
      return dom.layer(documentID, copy.id)
    },
    link: (other) => {
      call('link')
      const both = [id, expectHere(other)]
      change('link', (model) => linkLayers(model, both, store.newID(documentID)))
      const model = store.model(documentID)
      return dom.linkedWith(model, layerOf(model, id)).map((one) => dom.layer(documentID, one))
    },
    unlink: async () => {
      await store.trip()
      call('unlink')
      change('unlink', (model) => unlinkLayers(model, [id]))
    },
    move: (relative, placement) => {
      const { layer } = call('move')
      if (!['placeBefore', 'placeAfter', 'placeInside'].includes(placement)) {
        throw new NotModelled(`Layer.move with ${placement}`)
      }
      expectUnlocked(layer)
      const other = expectHere(relative)
      // Checked right above: the enum's values are the same words.
      change('moveLayer', (model) => moveLayer(model, id, other, placement as string as Placement))
    },
    rasterize: async (type) => {
      await store.trip()
      const { layer } = call('rasterize')
      if ((type as string) !== 'entire') throw new NotModelled(`Layer.rasterize with ${type}`)
      if (layer.kind !== 'smartObject') throw new PhotoshopError('There is nothing to rasterize.')
      expectUnlocked(layer)
      change('rasterize', (model) =>
        updateLayer(model, id, (found) => ({ ...found, kind: 'pixel' }) as LayerModel),
      )
    },
  } satisfies Modelled) as Modelled as Layer // Its other members throw NotModelled.
}
