import { coverageOfLayer, pictureOfLayer } from '../../../../standalone/document/layer-pixels.ts'
import type { Layer, LayeredDocument } from '../../../../standalone/document/layered-document.ts'
import { resourceIds, resourceOf } from '../../../../standalone/document/psd-resources.ts'
import { readPsd } from '../../../../standalone/document/read-psd.ts'
import type { DocumentModel, LayerModel, MaskModel } from '../model/model.ts'
import { modeOfKey, wordsFromFile } from './psd-words.ts'

/**
 * Opens a PSD file as a document of the stand-in: what `readPsd` understands, with everything else as layers of other
 * kinds, which have no pixels.
 *
 * @throws RefineError as `readPsd` does: other modes and depths, damaged files.
 */
export function readModel(bytes: Uint8Array, name = 'file.psd'): DocumentModel {
  const file = readPsd(bytes)
  const layers = file.layers.map((layer) => layerOf(file, layer, layer === file.layers[0]))
  const xmp = resourceOf(file.rest, resourceIds.xmp)?.data
  const top = layers.at(-1)
  return {
    ...{ id: 0, name, width: file.width, height: file.height, resolution: 72, depth: file.depth },
    ...{ mode: 'RGBColor', profile: file.color.icc ? file.color.name : '', quickMask: false },
    ...{ layers, active: top ? [top.id] : [], target: 'pixels', selection: null, channels: [] },
    ...{ xmp: xmp ? Buffer.from(xmp).toString('utf8') : '', generatorSettings: {} },
  } as const
}

function layerOf(file: LayeredDocument, layer: Layer, isLowest: boolean): LayerModel {
  const flags = layer.record?.flags ?? 0
  const base = {
    ...{ id: Number(layer.id), name: layer.name, visible: layer.visible, opacity: layer.opacity },
    ...{ fillOpacity: 255, blendMode: modeOfKey(layer.blend), clipped: layer.clipped },
    locked: { all: false, pixels: false, position: false, transparency: (flags & 1) !== 0 },
    ...{ mask: null, hasVectorMask: false, hasEffects: false, generatorSettings: {} },
    linkSet: layer.link > 0 && !layer.linkOff ? layer.link : null,
  }
  if (layer.kind === 'group') {
    const layers = layer.layers.map((child) => layerOf(file, child, false))
    return { ...base, kind: 'group', layers }
  }
  if (layer.kind === 'foreign') {
    if (layer.what === 'empty') return { ...base, kind: 'pixel', pixels: null }
    return { ...base, kind: layer.what === 'fill' ? 'fill' : 'adjustment' }
  }
  if (layer.derived) return { ...base, kind: 'text' }
  const { data } = pictureOfLayer(file, layer)
  const pixels = { rect: layer.rect, data: wordsFromFile(data) }
  const hasAlpha = layer.record?.channels.some(({ id }) => id === -1) ?? false
  if (isLowest && !hasAlpha) return { ...base, kind: 'background', pixels }
  return { ...base, kind: 'pixel', pixels, mask: maskOf(coverageOfLayer(file, layer), layer.rect) }
}

function maskOf(data: Uint8Array | null, rect: MaskModel['coverage']['rect']): MaskModel | null {
  return data && { coverage: { rect, data }, outside: 0, enabled: true, density: 255, feather: 0 }
}
