import { layerOf, updateLayer } from '../document/edit-layers.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import type { CoverageModel, MaskModel } from '../model/model.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import type { Command } from './command.ts'
import { componentsOf } from './document-properties.ts'
import { notAvailable, type Target, unavailable } from './reference.ts'

const componentNames = { en: ['Red', 'Green', 'Blue'], de: ['Rot', 'Grün', 'Blau'] } as const

/** The commands on channels: so far, giving the selected layer a mask. */
export const channelCommands: Readonly<Record<string, Command>> = {
  make: {
    does: 'changes',
    keys: ['new', 'at', 'using'],
    run: (store, { new: made, at, using }) => {
      if (made?._class !== 'channel' || at?._enum !== 'channel' || at?._value !== 'mask') {
        throw new NotModelled(`batchPlay of "make" ${JSON.stringify({ new: made, at })}`)
      }
      expectKnown('"make" of a mask', using, ['_enum', '_value'])
      makeMask(store, using._value)
      return {}
    },
  },
}

function makeMask(store: Store, using: string): void {
  const documentID = store.inFront
  if (documentID === null) throw notAvailable('current document')
  const model = store.model(documentID)
  const [id] = model.active
  if (model.active.length !== 1 || id === undefined) throw notAvailable('current layer')
  const layer = layerOf(model, id)
  if (layer.mask || layer.kind === 'background') throw unavailable('Add Layer Mask')
  if (layer.locked.all) throw new PhotoshopError('The layer is locked.')
  const mask = maskUsing(using, model.selection)
  store.change(documentID, store.nameOf('addMask'), (before) => ({
    ...updateLayer(before, id, (found) => ({ ...found, mask })),
    target: 'mask',
    // A selection that became a mask is gone.
    selection: using === 'revealSelection' ? null : before.selection,
  }))
}

function maskUsing(using: string, selection: CoverageModel | null): MaskModel {
  const rest = { enabled: true, density: 255, feather: 0 } as const
  const nothing: CoverageModel = {
    rect: { x: 0, y: 0, width: 1, height: 1 },
    data: new Uint8Array(1),
  }
  switch (using) {
    case 'revealAll':
      return { ...rest, outside: 255, coverage: { ...nothing, data: Uint8Array.of(255) } }
    case 'hideAll':
      return { ...rest, outside: 0, coverage: nothing }
    case 'revealSelection':
      if (!selection) throw notAvailable('selection')
      return { ...rest, outside: 0, coverage: selection }
    default:
      throw new NotModelled(`a mask made by ${using}`)
  }
}

/** Deletes the mask of the selected layer. */
export function deleteMask(store: Store, { documentID, channel }: Target): object {
  if (channel?._enum !== 'channel' || channel._value !== 'mask') {
    throw new NotModelled(`deleting the channel ${JSON.stringify(channel)}`)
  }
  const model = store.model(documentID)
  const [id] = model.active
  if (model.active.length !== 1 || id === undefined || !layerOf(model, id).mask) {
    throw notAvailable('layer mask')
  }
  store.change(documentID, store.nameOf('deleteMask'), (before) => ({
    ...updateLayer(before, id, (layer) => ({ ...layer, mask: null })),
    target: 'pixels',
  }))
  return {}
}

/** Says what is known of a channel by its index: 1, 2, 3 are red, green, blue, then come the alpha channels. */
export function readChannel(store: Store, { documentID, channel, property }: Target): object {
  const itemIndex = channel?._index
  if (itemIndex === undefined || property !== null) {
    throw new NotModelled(`"get" of the channel ${JSON.stringify(channel)}`)
  }
  const { mode, channels } = store.model(documentID)
  const components = componentsOf(mode)
  if (itemIndex >= 1 && itemIndex <= components) {
    if (components !== 3) throw new NotModelled(`the component channels of ${mode}`)
    const channelName = componentNames[store.language][itemIndex - 1]
    return { ID: -itemIndex, channelName, itemIndex }
  }
  const found = channels[itemIndex - components - 1]
  if (!found) throw notAvailable('channel')
  return { ID: found.id, channelName: found.name, itemIndex }
}
