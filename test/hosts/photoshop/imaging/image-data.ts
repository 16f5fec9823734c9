import type { Counting } from '../document/counts.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { PhotoshopImageData } from '../typings.ts'
import { fullWord } from './raster.ts'

type Words = Uint8Array | Uint16Array

/** What a piece of image data holds. */
export interface ImageContent {
  readonly width: number
  readonly height: number
  readonly colorSpace: 'RGB' | 'Grayscale'
  /** Empty: that of the document it is put into. */
  readonly colorProfile: string
  /** 1, 3 or 4. */
  readonly components: number
  /** Chunky; 16 bit as 0..32768. */
  readonly words: Words
}

/** Makes image data and follows each piece until it is disposed of. */
export interface ImageDataKeeper {
  /** `origin`: the function of `imaging` that makes it. */
  make(content: ImageContent, origin: string): PhotoshopImageData
  /**
   * What a piece holds.
   *
   * @throws PhotoshopError for one that was disposed of, or that is no image data of this Photoshop.
   */
  contentOf(imageData: PhotoshopImageData): ImageContent
}

/** Creates a keeper that counts what is made, and what was never disposed of. */
export function createImageDataKeeper(counts: Counting): ImageDataKeeper {
  const alive = new Map<object, ImageContent>()
  const known = new WeakSet<object>()
  const contentOf = (imageData: object): ImageContent => {
    if (!known.has(imageData)) throw new PhotoshopError('Expected a PhotoshopImageData object')
    const content = alive.get(imageData)
    if (!content) throw new PhotoshopError('The image data has been disposed')
    return content
  }
  return {
    contentOf,
    make(content, origin) {
      const release = counts.imageMade(origin, content.words.byteLength)
      const imageData = describe(content, {
        async getData(options = {}) {
          counts.count('imageData.getData', 1)
          const { words } = contentOf(imageData)
          return arranged(
            ranged(words, options.fullRange ?? false),
            content,
            options.chunky ?? true,
          )
        },
        dispose() {
          alive.delete(imageData)
          release()
          return Promise.resolve()
        },
      })
      known.add(imageData)
      alive.set(imageData, content)
      return imageData
    },
  }
}

type Methods = {
  readonly getData: (options?: {
    readonly chunky?: boolean
    readonly fullRange?: boolean
  }) => Promise<Words>
  readonly dispose: () => Promise<void>
}

function describe(content: ImageContent, methods: Methods): PhotoshopImageData {
  const { components } = content
  const isGray = content.colorSpace === 'Grayscale'
  return Object.freeze({
    ...methods,
    width: content.width,
    height: content.height,
    colorSpace: content.colorSpace,
    colorProfile: content.colorProfile,
    hasAlpha: components === 4 || components === 2,
    components,
    componentSize: content.words instanceof Uint8Array ? 8 : 16,
    pixelFormat: isGray ? 'Grayscale' : components === 4 ? 'RGBA' : 'RGB',
    // The docs say `isChunky`, the typings `chunky`: both are there.
    chunky: true,
    isChunky: true,
    type: 'image/uncompressed',
  } as const)
}

/** A copy of the words: as they are, or 16 bit in the full range. */
function ranged(words: Words, fullRange: boolean): Words {
  if (words instanceof Uint8Array || !fullRange) return words.slice()
  return words.map((word) => Math.round((word * 65535) / fullWord(16)))
}

function arranged(words: Words, { components }: ImageContent, chunky: boolean): Words {
  if (chunky || components === 1) return words
  const planar = words.slice()
  const pixels = words.length / components
  for (let pos = 0; pos < words.length; pos++) {
    planar[(pos % components) * pixels + Math.floor(pos / components)] = words[pos] as number
  }
  return planar
}
