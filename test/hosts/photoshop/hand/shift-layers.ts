import { layerOf, updateLayer } from '../document/edit-layers.ts'
import { layersOf } from '../document/layers-of.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { DocumentModel, LayerModel } from '../model/model.ts'

/**
 * Moves layers over the canvas as the Move tool does: with everything in them, and with all that they are linked with;
 * masks move along.
 *
 * @throws PhotoshopError when one of them is the Background or its position is locked.
 */
export function shiftLayers(
  model: DocumentModel,
  ids: readonly number[],
  dx: number,
  dy: number,
): DocumentModel {
  const sets = new Set(ids.map((id) => layerOf(model, id).linkSet))
  sets.delete(null)
  const together = layersOf(model.layers).filter(
    ({ id, linkSet }) => ids.includes(id) || sets.has(linkSet),
  )
  const moving = new Map(
    together
      .flatMap((layer) => ('layers' in layer ? [...layersOf(layer.layers), layer] : [layer]))
      .map((layer) => [layer.id, layer]),
  )
  for (const { kind, locked } of moving.values()) {
    if (kind === 'background' || locked.position || locked.all) {
      throw new PhotoshopError('Could not use the Move tool: the layer is locked.')
    }
  }
  return [...moving.keys()].reduce(
    (sum, id) => updateLayer(sum, id, (layer) => shifted(layer, dx, dy)),
    model,
  )
}

function shifted(layer: LayerModel, dx: number, dy: number): LayerModel {
  const shift = <T extends { readonly rect: { readonly x: number; readonly y: number } }>(
    content: T,
  ): T => ({
    ...content,
    rect: { ...content.rect, x: content.rect.x + dx, y: content.rect.y + dy },
  })
  const mask = layer.mask && { ...layer.mask, coverage: shift(layer.mask.coverage) }
  if ('pixels' in layer) return { ...layer, mask, pixels: layer.pixels && shift(layer.pixels) }
  return { ...layer, mask }
}
