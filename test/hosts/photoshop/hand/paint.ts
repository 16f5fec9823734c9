import { containsRect, type Rect, uniteRects } from '../../../../core/image/rect.ts'
import { layerOf, updateLayer } from '../document/edit-layers.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { CoverageModel, DocumentModel, LayerModel, PixelsModel } from '../model/model.ts'

/** Paints a rectangle of one colour on a layer. @throws PhotoshopError where a brush does not work. */
export function paintPixels(
  model: DocumentModel,
  id: number,
  rect: Rect,
  color: readonly number[],
): DocumentModel {
  const layer = layerOf(model, id)
  if (layer.kind !== 'pixel' && layer.kind !== 'background') {
    throw new PhotoshopError('Could not use the brush: this layer is not directly editable.')
  }
  if (layer.locked.all || layer.locked.pixels) {
    throw new PhotoshopError('Could not use the brush: the layer is locked.')
  }
  const painted = spread(layer.pixels, rect, model.depth, (data, at) => {
    for (let word = 0; word < 4; word++) data[at * 4 + word] = color[word] as number
  })
  return updateLayer(model, id, (found) => ({ ...found, pixels: painted }) as LayerModel)
}

function spread(
  pixels: PixelsModel | null,
  painted: Rect,
  depth: DocumentModel['depth'],
  paint: (data: Uint8Array | Uint16Array, at: number) => void,
): PixelsModel {
  const rect = pixels ? uniteRects(pixels.rect, painted) : painted
  const data = new (depth === 8 ? Uint8Array : Uint16Array)(rect.width * rect.height * 4)
  if (pixels) copyRows(pixels, { rect, data }, 4)
  overRect(painted, rect, (at) => paint(data, at))
  return { rect, data }
}

/** Paints a rectangle of one value on the mask of a layer. */
export function paintOnMask(
  model: DocumentModel,
  id: number,
  painted: Rect,
  value: number,
): DocumentModel {
  const { mask } = layerOf(model, id)
  if (!mask) throw new PhotoshopError('The layer has no mask.')
  const { coverage, outside } = mask
  const rect = containsRect(coverage.rect, painted)
    ? coverage.rect
    : uniteRects(coverage.rect, painted)
  const data = new Uint8Array(rect.width * rect.height).fill(outside)
  copyRows(coverage, { rect, data }, 1)
  overRect(painted, rect, (at) => {
    data[at] = value
  })
  const next: CoverageModel = { rect, data }
  return updateLayer(model, id, (layer) => ({ ...layer, mask: { ...mask, coverage: next } }))
}

function copyRows(
  from: { readonly rect: Rect; readonly data: Uint8Array | Uint16Array },
  to: { readonly rect: Rect; readonly data: Uint8Array | Uint16Array },
  words: number,
): void {
  const length = from.rect.width * words
  for (let y = 0; y < from.rect.height; y++) {
    const row = from.data.subarray(y * length, (y + 1) * length)
    const left = from.rect.x - to.rect.x
    const top = from.rect.y - to.rect.y + y
    to.data.set(row, (top * to.rect.width + left) * words)
  }
}

function overRect(inner: Rect, outer: Rect, visit: (at: number) => void): void {
  for (let y = 0; y < inner.height; y++) {
    for (let x = 0; x < inner.width; x++) {
      visit((inner.y - outer.y + y) * outer.width + inner.x - outer.x + x)
    }
  }
}
