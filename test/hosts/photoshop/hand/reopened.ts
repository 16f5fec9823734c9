import { layersOf } from '../document/layers-of.ts'
import type { DocumentModel, LayerModel } from '../model/model.ts'

/**
 * Gives a document as it comes back from its file: other layer numbers (an old one may now be another layer's), nothing
 * selected but the topmost layer; with what is kept in files: XMP, the plugins' own data, links.
 *
 * @param how.first Whether the document was new before it was saved: then its layers' generator settings are lost.
 */
export function reopened(
  model: DocumentModel,
  how: { readonly first?: boolean } = {},
): {
  readonly model: DocumentModel
  readonly newIDs: ReadonlyMap<number, number>
} {
  const all = layersOf(model.layers)
  const newIDs = new Map(all.map(({ id }, index) => [id, all.length - index + 1]))
  const renumber = (layers: readonly LayerModel[]): LayerModel[] =>
    layers.map((layer) => {
      const id = newIDs.get(layer.id) as number
      const kept = how.first ? { id, generatorSettings: {} } : { id }
      return 'layers' in layer
        ? { ...layer, ...kept, layers: renumber(layer.layers) }
        : { ...layer, ...kept }
    })
  const layers = renumber(model.layers)
  const top = layers.at(-1)
  return {
    newIDs,
    model: {
      ...model,
      layers,
      active: top ? [top.id] : [],
      target: 'pixels',
      selection: null,
      quickMask: false,
      channels: model.channels.map((channel, index) => ({
        ...channel,
        id: all.length + 2 + index,
      })),
    },
  }
}
