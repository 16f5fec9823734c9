import { createHash } from 'node:crypto'
import type { LayerFact } from '../../harness.ts'
import { layersOf } from '../document/layers-of.ts'
import type { Hand } from '../hand/create-hand.ts'
import type { CoverageModel, DocumentModel, LayerModel, PixelsModel } from '../model/model.ts'

/** The plugin's key in a layer's generator settings. */
export const recordKey = 'pentimento'

/** Every layer that holds pixels, as the document itself tells it; a layer is seen when all around it is visible. */
export function factsIn(model: DocumentModel): readonly LayerFact[] {
  const facts = (layers: readonly LayerModel[], shown: boolean, inGroup: boolean): LayerFact[] =>
    layers.flatMap((layer) => {
      const visible = shown && layer.visible
      if ('layers' in layer) return facts(layer.layers, visible, true)
      if (!('pixels' in layer)) return []
      const kind = layer.pixels === null ? 'other' : kindOf(layer, inGroup)
      return { id: `${model.id}/${layer.id}`, name: layer.name, visible, kind }
    })
  return facts(model.layers, true, false)
}

/** A reframe carries a record and the marker of its own lineage: it is a source. */
function kindOf({ generatorSettings }: LayerModel, inGroup: boolean): LayerFact['kind'] {
  const settings = generatorSettings[recordKey] ?? ''
  const isVersion = settings.includes('"version"') && !settings.includes('"marker"')
  return inGroup || isVersion ? 'version' : 'source'
}

/** A text that changes with what a layer itself stores. */
export function contentIn(model: DocumentModel, layerID: number): string {
  const { opacity, fillOpacity, blendMode, mask } = layerIn(model, layerID)
  const pixels = pixelsIn(model, layerID)
  const { coverage, ...rest } = mask ?? { coverage: null }
  return JSON.stringify([
    digest(pixels),
    coverage && digest(coverage),
    rest,
    opacity,
    fillOpacity,
    blendMode,
  ])
}

/** A layer's pixels. @throws Error when it has none. */
export function pixelsIn(model: DocumentModel, layerID: number): PixelsModel {
  const layer = layerIn(model, layerID)
  if (!('pixels' in layer) || !layer.pixels) throw new Error(`Expected pixels in ${layer.name}`)
  return layer.pixels
}

/** Duplicates layers in one go; versions that go along with their source are taken with their whole group. */
export function duplicateIn(hand: Hand, ids: readonly number[]): readonly number[] {
  const model = hand.model()
  const groups = model.layers.filter((layer) => 'layers' in layer)
  const groupOf = (id: number) =>
    groups.find((group) => 'layers' in group && group.layers.some((layer) => layer.id === id))
  const together = ids.some((id) => !groupOf(id))
  const holders = ids.map((id) => (together && groupOf(id)?.id) || id)
  const originals = [...new Set(holders)]
  const copies = hand.duplicateLayers(originals)
  return ids.map((id, index) => {
    const holder = holders[index] ?? id
    const copy = copies[originals.indexOf(holder)] ?? 0
    if (holder === id) return copy
    const at = childrenOf(model, holder).findIndex((layer) => layer.id === id)
    return childrenOf(hand.model(), copy)[at]?.id ?? 0
  })
}

function childrenOf(model: DocumentModel, layerID: number): readonly LayerModel[] {
  const layer = layerIn(model, layerID)
  return 'layers' in layer ? layer.layers : []
}

function layerIn(model: DocumentModel, layerID: number): LayerModel {
  const found = layersOf(model.layers).find(({ id }) => id === layerID)
  if (!found) throw new Error(`Expected a layer ${layerID} but found none`)
  return found
}

function digest({ rect, data }: PixelsModel | CoverageModel): string {
  return `${JSON.stringify(rect)} ${createHash('sha256').update(data).digest('hex')}`
}
