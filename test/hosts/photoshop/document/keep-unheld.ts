import type { DocumentModel, LayerModel } from '../model/model.ts'
import { layersOf } from './layers-of.ts'

/**
 * Gives `before` with what a roll-back leaves as `now` has it, since the History panel does not hold it: which layers
 * are selected, what painting goes to, which eyes are open, and the document's own metadata.
 */
export function keepUnheld(before: DocumentModel, now: DocumentModel): DocumentModel {
  const eyes = new Map(layersOf(now.layers).map(({ id, visible }) => [id, visible]))
  const restore = (layers: readonly LayerModel[]): readonly LayerModel[] =>
    layers.map((layer) => {
      const visible = eyes.get(layer.id) ?? layer.visible
      return 'layers' in layer
        ? { ...layer, visible, layers: restore(layer.layers) }
        : { ...layer, visible }
    })
  const left = new Set(layersOf(before.layers).map(({ id }) => id))
  const active = now.active.filter((id) => left.has(id))
  return {
    ...keepDocumentData(before, now),
    layers: restore(before.layers),
    active: active.length === 0 && now.active.length > 0 ? topmost(before) : active,
    target: active.length > 0 ? now.target : 'pixels',
  }
}

/** Gives a model with the document's own metadata as `now` has it: neither undo nor a roll-back takes that back. */
export function keepDocumentData(model: DocumentModel, now: DocumentModel): DocumentModel {
  return { ...model, xmp: now.xmp, generatorSettings: now.generatorSettings }
}

/** When all selected layers are gone, another one is selected instead: never reliably the one from before. */
function topmost(model: DocumentModel): readonly number[] {
  const top = model.layers.at(-1)
  return top ? [top.id] : []
}
