import type { CreateImageDataFromBufferOptions, PhotoshopImageData } from 'photoshop'
import type { Size } from '../../core/image/rect.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import type { Photoshop } from '../photoshop.ts'
import { type Bounds, rectOfBounds } from './bounds.ts'
import type { PhotoshopPixels } from './words.ts'

/** What Photoshop answers to a read. */
export interface ImagingResult {
  readonly imageData: PhotoshopImageData
  readonly sourceBounds: Bounds
  /** How often Photoshop halved the picture before it read: the bounds are in pixels of that level. */
  readonly level?: number
}

/** Words that were taken out, with what else Photoshop said of them. */
export interface TakenPixels extends PhotoshopPixels {
  readonly componentSize: number
  readonly level: number
}

/**
 * Takes the words out of what Photoshop read, and lets go of its memory, whatever happens.
 *
 * @returns null when Photoshop returned nothing.
 */
export async function takePixels(
  result: Partial<ImagingResult> | null | undefined,
): Promise<TakenPixels | null> {
  const imageData = result?.imageData
  if (!imageData) return null
  try {
    const { width, height, components, componentSize } = imageData
    const bounds = result.sourceBounds && rectOfBounds(result.sourceBounds)
    if (!bounds || !(width > 0 && height > 0)) return null
    const words = await imageData.getData({ chunky: true })
    if (words instanceof Float32Array || words.length !== width * height * components) {
      throw hostFailed('Photoshop returned pixels in another form than it said.')
    }
    // The data's own size: that is how it is packed.
    const { level = 0 } = result
    return { words, components, componentSize, level, bounds: { ...bounds, width, height } }
  } finally {
    await imageData.dispose()
  }
}

/** Hands words to Photoshop for one piece of work, and lets go of its memory, whatever happens. */
export async function withImageData<Result>(
  { imaging }: Pick<Photoshop, 'imaging'>,
  words: Uint8Array | Uint16Array,
  options: Pick<CreateImageDataFromBufferOptions, 'components' | 'colorSpace' | 'colorProfile'> &
    Size,
  work: (imageData: PhotoshopImageData) => Promise<Result>,
): Promise<Result> {
  const imageData = await imaging.createImageDataFromBuffer(words, { ...options, chunky: true })
  try {
    return await work(imageData)
  } finally {
    await imageData.dispose()
  }
}
