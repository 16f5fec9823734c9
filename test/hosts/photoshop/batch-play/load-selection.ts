import type { ActionDescriptor } from 'photoshop'
import { layerOf } from '../document/edit-layers.ts'
import type { Store } from '../document/store.ts'
import type { CoverageModel, DocumentModel, LayerModel } from '../model/model.ts'
import { NotModelled } from '../not-modelled.ts'
import { componentsOf } from './document-properties.ts'
import { type Item, notAvailable, type Target } from './reference.ts'

/** Sets the pixel selection: none, an alpha channel, the mask or the transparency of the selected layer. */
export function loadSelection(store: Store, { documentID, channel }: Target, to: ActionDescriptor) {
  if (channel?._property !== 'selection') {
    throw new NotModelled(`"set" of the channel ${JSON.stringify(channel)}`)
  }
  const model = store.model(documentID)
  const item = to as Item
  const isNone = item._enum === 'ordinal' && item._value === 'none'
  const loaded = isNone ? null : coverageOf(model, item)
  // Nothing is selected then, and Photoshop says so in an alert of its own.
  const selection = loaded?.data.some((value) => value > 0) ? loaded : null
  store.change(documentID, store.nameOf(isNone ? 'deselect' : 'select'), (before) => ({
    ...before,
    selection,
  }))
}

function coverageOf(model: DocumentModel, item: Item): CoverageModel {
  if (item._ref !== 'channel') throw new NotModelled(`a selection from ${JSON.stringify(item)}`)
  if (item._index !== undefined) {
    const found = model.channels[item._index - componentsOf(model.mode) - 1]
    if (!found) throw notAvailable('channel')
    return found.coverage
  }
  const [id] = model.active
  if (item._enum !== 'channel' || id === undefined) throw notAvailable('channel')
  const layer = layerOf(model, id)
  if (item._value === 'mask') {
    if (!layer.mask) throw notAvailable('layer mask')
    return onCanvas(model, layer.mask.coverage, layer.mask.outside)
  }
  if (item._value === 'transparencyEnum') return transparencyOf(layer)
  throw new NotModelled(`a selection from ${JSON.stringify(item)}`)
}

/** What a mask covers of the canvas: outside its rectangle it has one value everywhere. */
function onCanvas(
  { width, height }: DocumentModel,
  { rect, data }: CoverageModel,
  outside: number,
): CoverageModel {
  const all = new Uint8Array(width * height).fill(outside)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [left, top] = [x - rect.x, y - rect.y]
      if (left < 0 || top < 0 || left >= rect.width || top >= rect.height) continue
      all[y * width + x] = data[top * rect.width + left] as number
    }
  }
  return { rect: { x: 0, y: 0, width, height }, data: all }
}

function transparencyOf(layer: LayerModel): CoverageModel {
  if (!('pixels' in layer) || !layer.pixels) throw notAvailable('transparency')
  const { rect, data } = layer.pixels
  const full = data instanceof Uint16Array ? 32768 : 255
  const alpha = Uint8Array.from({ length: rect.width * rect.height }, (_, index) =>
    Math.round(((data[index * 4 + 3] as number) * 255) / full),
  )
  return { rect, data: alpha }
}
