import { layerOf, updateLayer } from '../document/edit-layers.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import type { Command } from './command.ts'
import { notAvailable, resolve, resolveToChange } from './reference.ts'

/** The commands that say what later ones act on: layers, a mask, a document. None of them is a history state. */
export const selectingCommands: Readonly<Record<string, Command>> = {
  select: {
    does: 'changes',
    keys: ['_target', 'makeVisible', 'selectionModifier'],
    run: (store, { _target, makeVisible = true, selectionModifier }) => {
      const found = resolve(store, _target)
      if (!found.layers && !found.channel) {
        store.bringToFront(found.documentID)
        return {}
      }
      const { documentID, layers, channel } = resolveToChange(store, _target)
      if (channel) {
        if (channel._enum !== 'channel' || channel._value !== 'mask') {
          throw new NotModelled(`selecting the channel ${JSON.stringify(channel)}`)
        }
        const model = store.model(documentID)
        const [active] = model.active
        if (model.active.length !== 1 || !active || !layerOf(model, active).mask) {
          throw notAvailable('layer mask')
        }
        store.adjust(documentID, (model) => ({ ...model, target: 'mask' }))
        return {}
      }
      const adding = isAdding(selectionModifier)
      const [layer] = layers ?? []
      if (layers?.length !== 1 || layer === undefined) throw notAvailable('current layer')
      store.adjust(documentID, (model) => {
        const shown = makeVisible
          ? updateLayer(model, layer, (found) => ({ ...found, visible: true }))
          : model
        const before = adding ? model.active.filter((id) => id !== layer) : []
        return { ...shown, active: [...before, layer], target: 'pixels' }
      })
      store.notify('select', { _target })
      return {}
    },
  },
  selectNoLayers: {
    does: 'changes',
    keys: ['_target'],
    run: (store, { _target }) => {
      // With nothing selected there is no current layer, and the command is refused as any other on it.
      const { documentID } = resolveToChange(store, _target)
      store.adjust(documentID, (model) => ({ ...model, active: [], target: 'pixels' }))
      store.notify('selectNoLayers', { _target })
      return {}
    },
  },
  show: eye(true),
  hide: eye(false),
}

function isAdding(modifier: unknown): boolean {
  if (modifier === undefined) return false
  expectKnown('selectionModifier', modifier as object, ['_enum', '_value'])
  const { _value } = modifier as { _value: string }
  if (_value !== 'addToSelection') throw new NotModelled(`the selection modifier ${_value}`)
  return true
}

function eye(visible: boolean): Command {
  return {
    does: 'changes',
    keys: ['_target'],
    run: (store, { _target }) => {
      const { documentID, layers } = resolveToChange(store, _target)
      if (!layers) throw notAvailable('layer')
      store.adjust(documentID, (model) =>
        layers.reduce((sum, id) => updateLayer(sum, id, (layer) => ({ ...layer, visible })), model),
      )
      store.notify(visible ? 'show' : 'hide', { _target })
      return {}
    },
  }
}
