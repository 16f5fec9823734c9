import { intersectRects, type Rect, rectOf, uniteRects } from '../../../../core/image/rect.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import type { DocumentModel, LayerModel } from '../model/model.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import type { Imaging } from '../typings.ts'
import { boundsOfRect, rectOfBounds, tightBounds, tightBoundsIn } from './bounds.ts'
import { composite } from './composite.ts'
import { depthOf, documentMeant, layerMeant } from './find-target.ts'
import type { ImageDataKeeper } from './image-data.ts'
import { maskedPixels } from './masked-pixels.ts'
import { convertWords } from './profiles.ts'
import { atLevel } from './pyramid.ts'
import { fullWord, type Raster, rasterOf, wordsOf } from './raster.ts'
import { scaledRaster, scalingFor } from './scaled.ts'

/** The typings lack `historyStateID`, and bounds by width and height, which the docs have. */
type Options = Omit<Parameters<Imaging['getPixels']>[0], 'sourceBounds'> & {
  readonly historyStateID?: number
  readonly sourceBounds?: object
}

const optionNames = [
  'documentID',
  'layerID',
  'historyStateID',
  'sourceBounds',
  'targetSize',
  'colorSpace',
  'colorProfile',
  'componentSize',
  'applyAlpha',
]

/** What is read: the pixels, and whether they have an alpha of their own. */
interface Source {
  readonly bounds: Rect
  /** Gives the part of a rectangle in which there are pixels; null when there are none. */
  readonly trim: (rect: Rect) => Rect | null
  readonly hasAlpha: boolean
  readonly read: (rect: Rect, level: number) => Raster
}

/** Creates `imaging.getPixels`: trimmed to where pixels are, native words, converted only when a profile is asked. */
export function createGetPixels(
  store: Store,
  images: ImageDataKeeper,
  beneathMasks: boolean,
): Imaging['getPixels'] {
  return async (options: Options) => {
    store.enter('imaging.getPixels', 'reads pixels')
    expectKnown('getPixels', options, optionNames)
    const documentID = documentMeant(store, options.documentID)
    const { historyStateID } = options
    const model =
      historyStateID === undefined
        ? store.model(documentID)
        : store.modelAt(documentID, historyStateID)
    const depth = depthOf(model)
    const asDepth = depthAsked(options.componentSize ?? -1, depth)
    const { colorSpace = 'RGB' } = options
    if (colorSpace !== 'RGB') throw new NotModelled(`reading RGB as ${colorSpace}`)
    const source = sourceMeant(model, options.layerID, beneathMasks)
    const asked =
      options.sourceBounds === undefined ? source.bounds : rectOfBounds(options.sourceBounds)
    const trimmed = source.trim(asked)
    if (!trimmed) throw new PhotoshopError('No pixels in the requested area')
    const { level, from, size } = scalingFor(trimmed, options.targetSize)
    const raster = scaledRaster(source.read(from, level), size)
    const components = source.hasAlpha && !options.applyAlpha ? 4 : 3
    const words = wordsOf(options.applyAlpha ? mattedOnWhite(raster) : raster, asDepth)
    const chosen = components === 4 ? words : withoutAlpha(words)
    const profile = options.colorProfile ?? model.profile
    const converted = convertWords(chosen, components, fullWord(asDepth), model.profile, profile)
    store.counts.countRead(converted.byteLength)
    const content = {
      width: size.width,
      height: size.height,
      colorSpace: 'RGB',
      colorProfile: profile,
      components,
      words: converted,
    } as const
    return {
      imageData: images.make(content, 'imaging.getPixels'),
      sourceBounds: boundsOfRect(from),
      level,
    }
  }
}

function sourceMeant(
  model: DocumentModel,
  layerID: number | undefined,
  beneathMasks: boolean,
): Source {
  if (layerID === undefined) return wholePicture(model)
  const layer = layerMeant(model, layerID)
  if (!('pixels' in layer)) throw new NotModelled(`pixels of a layer that is ${layer.kind}`)
  const pixels = beneathMasks ? layer.pixels : maskedPixels(layer)
  const bounds = tightBounds(pixels)
  if (!pixels || !bounds) throw new PhotoshopError('grabPixels: got invalid empty image region')
  return {
    bounds,
    trim: (rect) => tightBoundsIn(pixels, rect),
    hasAlpha: layer.kind !== 'background' && !layer.locked.transparency,
    read: (rect, level) => rasterOf(atLevel(pixels, level), rect),
  }
}

function wholePicture(model: DocumentModel): Source {
  const canvas = rectOf(model)
  const hasAlpha = !model.layers.some(({ kind, visible }) => kind === 'background' && visible)
  if (!hasAlpha) {
    return {
      bounds: canvas,
      trim: within(canvas),
      hasAlpha,
      read: (rect, level) => composite(model.layers, rect, level),
    }
  }
  const covered = coveredByLayers(model.layers, canvas)
  const bounds = covered && intersectRects(covered, canvas)
  if (!bounds) throw new PhotoshopError('grabPixels: got invalid empty image region')
  return {
    bounds,
    trim: within(bounds),
    hasAlpha,
    read: (rect, level) => composite(model.layers, rect, level),
  }
}

function within(bounds: Rect): Source['trim'] {
  return (rect) => intersectRects(rect, bounds)
}

/** Where visible layers may leave pixels, or null. */
function coveredByLayers(layers: readonly LayerModel[], canvas: Rect): Rect | null {
  return layers
    .filter(({ visible }) => visible)
    .map((layer) => {
      if ('layers' in layer) return coveredByLayers(layer.layers, canvas)
      if ('pixels' in layer) return tightBounds(layer.pixels)
      return layer.kind === 'fill' ? canvas : null
    })
    .reduce((all, rect) => (all && rect ? uniteRects(all, rect) : (all ?? rect)), null)
}

/** @throws PhotoshopError "Error -1" for 8 bit of a 16-bit document, as Photoshop does since 25.5. */
function depthAsked(componentSize: number, depth: 8 | 16): 8 | 16 {
  if (componentSize === -1 || componentSize === depth) return depth
  if (componentSize === 8) throw new PhotoshopError('Error -1', -1)
  if (componentSize === 16) return 16
  throw new NotModelled(`getPixels with a componentSize of ${componentSize}`)
}

function mattedOnWhite(raster: Raster): Raster {
  const data = raster.data.slice()
  for (let pos = 0; pos < data.length; pos += 4) {
    const alpha = data[pos + 3] as number
    for (let c = pos; c < pos + 3; c++) data[c] = (data[c] as number) * alpha + 1 - alpha
  }
  return { rect: raster.rect, data }
}

function withoutAlpha(words: Uint8Array | Uint16Array): Uint8Array | Uint16Array {
  const length = (words.length / 4) * 3
  const result = words instanceof Uint8Array ? new Uint8Array(length) : new Uint16Array(length)
  for (let pos = 0; pos < length; pos++) {
    result[pos] = words[Math.floor(pos / 3) * 4 + (pos % 3)] as number
  }
  return result
}
