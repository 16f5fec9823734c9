import type { GroupModel, LayerBase, LayerModel, PixelLayerModel } from '../model/model.ts'

const plain = {
  visible: true,
  opacity: 255,
  fillOpacity: 255,
  blendMode: 'normal',
  clipped: false,
  locked: { all: false, pixels: false, position: false, transparency: false },
  mask: null,
  hasVectorMask: false,
  hasEffects: false,
  linkSet: null,
  generatorSettings: {},
} satisfies Omit<LayerBase, 'id' | 'name'>

/** An empty pixel layer as Photoshop makes it. */
export function newPixelLayer(id: number, name: string): PixelLayerModel {
  return { ...plain, kind: 'pixel', id, name, pixels: null }
}

/** A group as Photoshop makes it: passing through. */
export function newGroup(id: number, name: string, layers: readonly LayerModel[]): GroupModel {
  return { ...plain, kind: 'group', blendMode: 'passThrough', id, name, layers }
}

/** A copy under new ids, with everything that travels: masks, effects, locks, the plugins' own data; but no links. */
export function copyLayer(layer: LayerModel, newID: () => number): LayerModel {
  const id = newID()
  if ('layers' in layer) {
    const layers = layer.layers.map((child) => copyLayer(child, newID))
    return { ...layer, id, linkSet: null, layers }
  }
  if (layer.kind === 'background') return { ...layer, id, kind: 'pixel', locked: plain.locked }
  return { ...layer, id, linkSet: null }
}
