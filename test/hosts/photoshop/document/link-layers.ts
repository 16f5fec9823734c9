import type { DocumentModel } from '../model/model.ts'
import { layerOf, updateLayer } from './edit-layers.ts'
import { layersOf } from './layers-of.ts'
import { PhotoshopError } from './photoshop-error.ts'

/** Links layers with each other and with everything that one of them is linked with. @throws for a Background. */
export function linkLayers(
  model: DocumentModel,
  ids: readonly number[],
  newSet: number,
): DocumentModel {
  const chosen = ids.map((id) => layerOf(model, id))
  if (chosen.some(({ kind }) => kind === 'background')) {
    throw new PhotoshopError('The Background can’t be linked.')
  }
  const sets = new Set(chosen.flatMap(({ linkSet }) => (linkSet === null ? [] : [linkSet])))
  const joined = layersOf(model.layers).filter(
    ({ id, linkSet }) => ids.includes(id) || (linkSet !== null && sets.has(linkSet)),
  )
  return joined.reduce(
    (sum, { id }) => updateLayer(sum, id, (layer) => ({ ...layer, linkSet: newSet })),
    model,
  )
}

/** Takes layers out of what they are linked with; a link needs two. */
export function unlinkLayers(model: DocumentModel, ids: readonly number[]): DocumentModel {
  const free = ids.reduce(
    (sum, id) => updateLayer(sum, id, (layer) => ({ ...layer, linkSet: null })),
    model,
  )
  const all = layersOf(free.layers)
  const alone = all.filter(
    ({ linkSet }) =>
      linkSet !== null && all.filter((other) => other.linkSet === linkSet).length < 2,
  )
  return alone.reduce(
    (sum, { id }) => updateLayer(sum, id, (layer) => ({ ...layer, linkSet: null })),
    free,
  )
}
