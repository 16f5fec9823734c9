import type { DocumentTree, PhotoshopLayer } from './document-tree.ts'

/** Goes through all layers, those of groups before the group itself, bottom first. */
export function* walkLayers(layers: readonly PhotoshopLayer[]): Generator<PhotoshopLayer> {
  for (const layer of layers) {
    yield* walkLayers(layer.layers)
    yield layer
  }
}

/** Finds a layer by the core's layer id. */
export function findLayer(tree: DocumentTree, id: string): PhotoshopLayer | undefined {
  for (const layer of walkLayers(tree.layers)) if (layer.id === id) return layer
  return undefined
}

/** Gives the layers among which one stands, itself included, bottom first; null when it is gone. */
export function siblingsOf(tree: DocumentTree, id: string): readonly PhotoshopLayer[] | null {
  return siblingsIn(tree.layers, id)
}

function siblingsIn(
  layers: readonly PhotoshopLayer[],
  id: string,
): readonly PhotoshopLayer[] | null {
  if (layers.some((layer) => layer.id === id)) return layers
  for (const layer of layers) {
    const found = siblingsIn(layer.layers, id)
    if (found) return found
  }
  return null
}
