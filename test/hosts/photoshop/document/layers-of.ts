import type { LayerModel } from '../model/model.ts'

/** Lists layers with everything in their groups, bottom first, a group after what is in it. */
export function layersOf(layers: readonly LayerModel[]): LayerModel[] {
  return layers.flatMap((layer) =>
    'layers' in layer ? [...layersOf(layer.layers), layer] : [layer],
  )
}
