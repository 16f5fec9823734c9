import { type Rect, uniteRects } from '../../../../core/image/rect.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import type { DocumentModel, LayerModel, PixelLayerModel, PixelsModel } from '../model/model.ts'
import { expectKnown } from '../not-modelled.ts'
import type { Imaging } from '../typings.ts'
import { originOf } from './bounds.ts'
import { depthOf, documentMeant, layerMeant, withLayer } from './find-target.ts'
import type { ImageContent, ImageDataKeeper } from './image-data.ts'
import { convertWords } from './profiles.ts'
import { fullWord } from './raster.ts'

const optionNames = ['documentID', 'layerID', 'imageData', 'replace', 'targetBounds', 'commandName']

/** Creates `imaging.putPixels`: into pixel layers only, in a modal scope only; `replace` wipes what was there. */
export function createPutPixels(store: Store, images: ImageDataKeeper): Imaging['putPixels'] {
  return async (options) => {
    store.enter('imaging.putPixels', 'changes')
    expectKnown('putPixels', options, optionNames)
    const documentID = documentMeant(store, options.documentID)
    const model = store.model(documentID)
    const layer = expectWritable(layerMeant(model, options.layerID))
    const content = images.contentOf(options.imageData)
    const put = pixelsFor(model, content, originOf(options.targetBounds))
    const { replace = true } = options
    const pixels = replace || !layer.pixels ? put : merged(layer.pixels, put)
    store.counts.countWritten(content.words.byteLength)
    store.change(documentID, options.commandName ?? store.nameOf('putPixels'), (before) =>
      withLayer(before, layer, (now) => ({ ...now, pixels })),
    )
  }
}

function expectWritable(layer: LayerModel): PixelLayerModel {
  if (layer.kind !== 'pixel') {
    throw new PhotoshopError(`The target layer must be a pixel layer, but it is ${layer.kind}.`)
  }
  if (layer.locked.all || layer.locked.pixels || layer.locked.transparency) {
    throw new PhotoshopError('Could not complete the command because the layer is locked.', -25920)
  }
  return layer
}

function pixelsFor(
  model: DocumentModel,
  content: ImageContent,
  origin: { readonly x: number; readonly y: number },
): PixelsModel {
  const depth = depthOf(model)
  const { width, height, components, words } = content
  if (content.colorSpace !== 'RGB' || (components !== 3 && components !== 4)) {
    throw new PhotoshopError('The image data does not have the color space of the document.')
  }
  if ((words instanceof Uint8Array ? 8 : 16) !== depth) {
    throw new PhotoshopError('The image data does not have the depth of the document.')
  }
  const from = content.colorProfile === '' ? model.profile : content.colorProfile
  const converted = convertWords(words, components, fullWord(depth), from, model.profile)
  return {
    rect: { ...origin, width, height },
    data: components === 4 ? converted : withAlpha(converted, fullWord(depth)),
  }
}

function withAlpha(words: Uint8Array | Uint16Array, full: number): Uint8Array | Uint16Array {
  const length = (words.length / 3) * 4
  const result = words instanceof Uint8Array ? new Uint8Array(length) : new Uint16Array(length)
  for (let pos = 0; pos < length; pos++) {
    const word = words[Math.floor(pos / 4) * 3 + (pos % 4)] as number
    result[pos] = pos % 4 === 3 ? full : word
  }
  return result
}

/** New pixels stand in the place of old ones, translucent or not: Adobe's own filter sample rests on it. */
function merged(old: PixelsModel, put: PixelsModel): PixelsModel {
  const rect = uniteRects(old.rect, put.rect)
  const words = rect.width * rect.height * 4
  const data = put.data instanceof Uint8Array ? new Uint8Array(words) : new Uint16Array(words)
  for (const pixels of [old, put]) paste(data, rect, pixels)
  return { rect, data }
}

function paste(data: Uint8Array | Uint16Array, rect: Rect, { rect: at, data: words }: PixelsModel) {
  for (let y = 0; y < at.height; y++) {
    const from = y * at.width * 4
    const to = ((at.y + y - rect.y) * rect.width + at.x - rect.x) * 4
    data.set(words.subarray(from, from + at.width * 4), to)
  }
}
