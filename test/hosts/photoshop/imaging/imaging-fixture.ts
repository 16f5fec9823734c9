import type { Rect } from '../../../../core/image/rect.ts'
import { newPixelLayer } from '../document/new-layer.ts'
import { createStore, type Store } from '../document/store.ts'
import type {
  CoverageModel,
  DocumentModel,
  LayerModel,
  MaskModel,
  PixelLayerModel,
  PixelsModel,
} from '../model/model.ts'
import type { Imaging } from '../typings.ts'
import { createImaging, type ImagingOptions } from './create-imaging.ts'

/** One open document, and the imaging that reads it. */
export interface OpenImaging {
  readonly store: Store
  /** Reads as if inside `executeAsModal`. */
  readonly imaging: Imaging
  readonly bare: Imaging
  readonly documentID: number
}

/** Opens a document of these layers; 20×10, 8 bit, sRGB unless told. */
export function openImaging(
  layers: readonly LayerModel[],
  document: Partial<DocumentModel> = {},
  options?: ImagingOptions,
): OpenImaging {
  const store = createStore()
  const model: DocumentModel = {
    id: 0,
    name: 'Test',
    width: 20,
    height: 10,
    resolution: 300,
    mode: 'RGBColor',
    depth: 8,
    profile: 'sRGB IEC61966-2.1',
    quickMask: false,
    layers,
    active: [],
    target: 'pixels',
    selection: null,
    channels: [],
    xmp: '',
    generatorSettings: {},
    ...document,
  }
  const documentID = store.open(model, 'open')
  const bare = createImaging(store, options)
  const imaging: Imaging = {
    ...bare,
    getPixels: (asked) => modally(store, () => bare.getPixels(asked)),
    getLayerMask: (asked) => modally(store, () => bare.getLayerMask(asked)),
    getSelection: (asked) => modally(store, () => bare.getSelection(asked)),
  }
  return { store, imaging, bare, documentID }
}

/** A visible, opaque pixel layer with nothing special. */
export function pixelLayer(id: number, layer: Partial<PixelLayerModel> = {}): PixelLayerModel {
  return { ...newPixelLayer(id, `Layer ${id}`), ...layer }
}

/** Pixels of one colour. */
export function flat(rect: Rect, rgba: readonly number[], depth: 8 | 16 = 8): PixelsModel {
  const length = rect.width * rect.height * 4
  const data = depth === 8 ? new Uint8Array(length) : new Uint16Array(length)
  return { rect, data: data.map((_, pos) => rgba[pos % 4] as number) }
}

/** Coverage of one value. */
export function evenly(rect: Rect, value: number): CoverageModel {
  return { rect, data: new Uint8Array(rect.width * rect.height).fill(value) }
}

/** An enabled mask of this coverage. */
export function maskOf(coverage: CoverageModel, outside: 0 | 255 = 0): MaskModel {
  return { coverage, outside, enabled: true, density: 255, feather: 0 }
}

/** Makes a rectangle. */
export function rect(x: number, y: number, width: number, height: number): Rect {
  return { x, y, width, height }
}

/** Reads words and everything that says where they belong, and disposes of the image data. */
export async function readWords(
  imaging: Imaging,
  options: object,
): Promise<{ bounds: object; level: number; components: number; words: readonly number[] }> {
  const { imageData, sourceBounds, level } = await imaging.getPixels(options)
  const words = await imageData.getData({})
  await imageData.dispose()
  return { bounds: sourceBounds, level, components: imageData.components, words: [...words] }
}

/** Does something as if inside `executeAsModal`. */
export async function modally<T>(store: Store, work: () => Promise<T>): Promise<T> {
  store.modal.open(false)
  try {
    return await work()
  } finally {
    store.modal.close()
  }
}
