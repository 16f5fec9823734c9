import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import { expectKnown } from '../not-modelled.ts'
import type { Imaging } from '../typings.ts'
import { contentFromBuffer } from './content-from-buffer.ts'
import { createGetPixels } from './get-pixels.ts'
import { createImageDataKeeper } from './image-data.ts'
import { createMaskFunctions } from './masks.ts'
import { createPutPixels } from './put-pixels.ts'
import { createSelectionFunctions } from './selections.ts'

/** What may differ between one Photoshop's imaging and another's. */
export interface ImagingOptions {
  /** Whether the black of masks and selections is read as 1 of 255, as some versions do; it is unless told. */
  readonly blackAsOne?: boolean
  /** Whether a layer's pixels are read as they are beneath its mask; with the mask in their alpha unless told. */
  readonly beneathMasks?: boolean
  /** Encodes RGB words of 8 bits as JPEG; nothing but the two markers of an empty file unless told. */
  readonly encodeJpeg?: (rgb: {
    readonly width: number
    readonly height: number
    readonly data: Uint8Array
  }) => Promise<Uint8Array>
}

/** Creates Photoshop's `imaging` over the stand-in's documents, as strict as photoshop.md 2.1 says it is. */
export function createImaging(store: Store, options: ImagingOptions = {}): Imaging {
  const images = createImageDataKeeper(store.counts)
  const { blackAsOne = true, beneathMasks = false, encodeJpeg = emptyJpeg } = options
  return {
    getPixels: createGetPixels(store, images, beneathMasks),
    putPixels: createPutPixels(store, images),
    ...createMaskFunctions(store, images, blackAsOne),
    ...createSelectionFunctions(store, images, blackAsOne),
    async createImageDataFromBuffer(buffer, how) {
      store.enter('imaging.createImageDataFromBuffer', 'reads')
      const known = [
        'width',
        'height',
        'components',
        'chunky',
        'colorProfile',
        'colorSpace',
        'fullRange',
      ]
      expectKnown('createImageDataFromBuffer', how, known)
      return images.make(contentFromBuffer(buffer, how), 'imaging.createImageDataFromBuffer')
    },
    async encodeImageData(how) {
      store.enter('imaging.encodeImageData', 'reads')
      expectKnown('encodeImageData', how, ['imageData', 'base64'])
      const content = images.contentOf(how.imageData)
      const { width, height, colorSpace, components, words } = content
      if (colorSpace !== 'RGB' || components !== 3 || !(words instanceof Uint8Array)) {
        throw new PhotoshopError('Only RGB image data of 8 bits without alpha can be encoded.')
      }
      const jpeg = await encodeJpeg({ width, height, data: words })
      return how.base64 ? btoa(binaryText(jpeg)) : [...jpeg]
    },
  }
}

function emptyJpeg(): Promise<Uint8Array> {
  return Promise.resolve(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))
}

function binaryText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
