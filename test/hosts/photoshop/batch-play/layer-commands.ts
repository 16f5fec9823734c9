import { layerOf, removeLayer, setClipped, updateLayer } from '../document/edit-layers.ts'
import { layersOf } from '../document/layers-of.ts'
import { linkLayers } from '../document/link-layers.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import { deleteMask } from './channel-commands.ts'
import type { Command } from './command.ts'
import {
  notAvailable,
  resolveToChange,
  singleLayer,
  type Target,
  unavailable,
} from './reference.ts'

/** The commands on whole layers: delete, clip, link, lock. */
export const layerCommands: Readonly<Record<string, Command>> = {
  delete: {
    does: 'changes',
    keys: ['_target'],
    run: (store, { _target }) => {
      const target = resolveToChange(store, _target)
      if (target.channel) return deleteMask(store, target)
      if (!target.layers) throw notAvailable('layer')
      deleteLayers(store, target.documentID, target.layers)
      return {}
    },
  },
  groupEvent: clipping(true),
  ungroup: clipping(false),
  linkSelectedLayers: {
    does: 'changes',
    keys: ['_target'],
    run: (store, { _target }) => {
      const { documentID, layers } = resolveToChange(store, _target)
      if (!layers || layers.length < 2) throw unavailable('Link Layers')
      const chosen = layers.map((id) => layerOf(store.model(documentID), id))
      const inside = chosen.flatMap((layer) => ('layers' in layer ? layersOf(layer.layers) : []))
      if (!store.linksNested && inside.some(({ id }) => layers.includes(id))) {
        throw unavailable('Link Layers')
      }
      store.change(documentID, store.nameOf('link'), (model) =>
        linkLayers(model, layers, store.newID(documentID)),
      )
      return {}
    },
  },
  applyLocking: {
    does: 'changes',
    keys: ['_target', 'layerLocking'],
    run: (store, { _target, layerLocking }) => {
      expectKnown('applyLocking', layerLocking, ['_obj', 'protectNone'])
      if (layerLocking.protectNone !== true) throw new NotModelled('applyLocking but protectNone')
      const target = resolveToChange(store, _target)
      const id = singleLayer(target)
      if (layerOf(store.model(target.documentID), id).kind === 'background') {
        throw unavailable('Lock Layer')
      }
      const locked = { all: false, pixels: false, position: false, transparency: false }
      store.change(target.documentID, store.nameOf('lock'), (model) =>
        updateLayer(model, id, (layer) => ({ ...layer, locked })),
      )
      return {}
    },
  },
}

/** Deletes layers as a user or a plugin does: locked ones and the last one of a document stay. */
export function deleteLayers(store: Store, documentID: number, ids: readonly number[]): void {
  const model = store.model(documentID)
  for (const id of ids) {
    const layer = layerOf(model, id)
    const inside = 'layers' in layer ? layersOf(layer.layers) : []
    if ([layer, ...inside].some(({ locked }) => locked.all)) {
      throw new PhotoshopError('Could not delete the layer because it is locked.')
    }
  }
  const next = ids.reduce((sum, id) => removeLayer(sum, id), model)
  if (next.layers.length === 0) {
    throw new PhotoshopError('Could not delete: a document needs at least one layer.')
  }
  const top = next.layers.at(-1)
  // Photoshop always goes on to some layer when the selected ones are gone.
  const active = next.active.length > 0 || !top ? next.active : [top.id]
  store.change(documentID, store.nameOf('deleteLayer'), () => ({
    ...next,
    active,
    target: 'pixels',
  }))
  store.notify('delete', { _target: ids.map((_id) => ({ _ref: 'layer', _id })) })
}

function clipping(clipped: boolean): Command {
  return {
    does: 'changes',
    keys: ['_target'],
    run: (store, { _target }) => {
      const target = resolveToChange(store, _target)
      expectSelected(store, target)
      const id = singleLayer(target)
      const before = layerOf(store.model(target.documentID), id).clipped
      // The menu offers the one or the other, never what is so already.
      if (before === clipped)
        throw unavailable(clipped ? 'Create Clipping Mask' : 'Release Clipping Mask')
      store.change(target.documentID, store.nameOf(clipped ? 'clip' : 'unclip'), (model) =>
        setClipped(model, id, clipped),
      )
      return {}
    },
  }
}

/** Menu commands act on what is selected; a number in the reference helps only when that layer is selected anyway. */
function expectSelected(store: Store, { documentID, layers }: Target): void {
  const { active } = store.model(documentID)
  if (!layers?.every((id) => active.includes(id)) || layers.length !== active.length) {
    throw notAvailable('current layer')
  }
}
