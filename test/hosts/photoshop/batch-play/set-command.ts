import type { ActionDescriptor } from 'photoshop'
import { layerOf, updateLayer } from '../document/edit-layers.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import type { DocumentModel, LayerModel } from '../model/model.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import type { Command } from './command.ts'
import { loadSelection } from './load-selection.ts'
import {
  notAvailable,
  resolveToChange,
  singleLayer,
  type Target,
  unavailable,
} from './reference.ts'

/** Writes properties: of layers, of the document, the plugins' own data, and the selection. */
export const setCommand: Command = {
  does: 'changes',
  keys: ['_target', 'to', 'property'],
  run: (store, { _target, to, property: key }) => {
    const target = resolveToChange(store, _target)
    if (target.property === 'generatorSettings') setSettings(store, target, to, key)
    else if (key !== undefined) throw new NotModelled('"set" with "property"')
    else if (target.property === 'XMPMetadataAsUTF8') setXmp(store, target, to)
    else if (target.property !== null) throw new NotModelled(`"set" of ${target.property}`)
    else if (target.channel) loadSelection(store, target, to)
    else if (target.layers) setLayer(store, target, to)
    else throw new NotModelled(`"set" of ${JSON.stringify(_target)}`)
    return {}
  },
}

function setSettings(store: Store, target: Target, to: ActionDescriptor, key: unknown): void {
  if (typeof key !== 'string') throw new NotModelled('"set" of all generatorSettings')
  if (!/^\w+$/.test(key)) throw new PhotoshopError(`The property name ${key} is not valid.`)
  expectKnown('generatorSettings', to, ['_obj', 'json'])
  if (typeof to.json !== 'string') throw new NotModelled('generatorSettings other than json')
  if (!store.allowed('set:generatorSettings')) return
  const write = <T extends DocumentModel | LayerModel>(holder: T): T => ({
    ...holder,
    generatorSettings: { ...holder.generatorSettings, [key]: to.json },
  })
  const { documentID, layers } = target
  if (layers) {
    const id = singleLayer(target)
    store.change(documentID, store.nameOf('settings'), (model) => updateLayer(model, id, write))
  } else store.adjust(documentID, write)
}

function setXmp(store: Store, target: Target, to: ActionDescriptor): void {
  expectKnown('XMP', to, ['_obj', 'XMPMetadataAsUTF8'])
  const xmp = to.XMPMetadataAsUTF8
  const holder = target.layers ? 'layer' : 'document'
  if (to._obj !== holder || typeof xmp !== 'string') throw notAvailable('XMP metadata')
  if (!store.allowed(target.layers ? 'set:XMP of a layer' : 'set:XMPMetadataAsUTF8')) return
  if (target.layers) {
    const id = singleLayer(target)
    store.change(target.documentID, store.nameOf('settings'), (model) =>
      updateLayer(model, id, (layer) => ({ ...layer, xmp })),
    )
    return
  }
  // The document's own metadata is no part of History.
  store.adjust(target.documentID, (model) => ({ ...model, xmp }))
}

function setLayer(store: Store, target: Target, to: ActionDescriptor): void {
  expectKnown('"set" of a layer', to, ['_obj', 'name', 'mode', 'opacity', 'userMaskEnabled'])
  const id = singleLayer(target)
  const { documentID } = target
  const before = layerOf(store.model(documentID), id)
  if (before.kind === 'background') throw unavailable('Layer Properties')
  const change = (step: Parameters<Store['nameOf']>[0], with_: Partial<LayerModel>) =>
    store.change(documentID, store.nameOf(step), (model) =>
      updateLayer(model, id, (layer) => ({ ...layer, ...with_ }) as LayerModel),
    )
  if (to.name !== undefined) change('nameLayer', { name: String(to.name) })
  if (to.mode !== undefined) {
    expectUnlocked(before)
    const blendMode = String(to.mode._value)
    if (blendMode === 'passThrough' && !('layers' in before)) throw unavailable('Pass Through')
    change('blendMode', { blendMode })
  }
  if (to.userMaskEnabled !== undefined) {
    if (!before.mask) throw notAvailable('layer mask')
    change('maskEnabled', { mask: { ...before.mask, enabled: to.userMaskEnabled === true } })
  }
  if (to.opacity !== undefined) {
    expectUnlocked(before)
    if (to.opacity._unit !== 'percentUnit') throw new NotModelled('opacity without percentUnit')
    change('opacity', { opacity: Math.round((to.opacity._value * 255) / 100) })
  }
}

/** Throws for a layer that is locked as a whole. */
export function expectUnlocked(layer: LayerModel): void {
  if (layer.locked.all) throw new PhotoshopError('The layer is locked.')
}
