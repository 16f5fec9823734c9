import { createPictureDecoder, type DecodeGif } from '../../core/image/decode-picture.ts'
import { type Picture, toDepth } from '../../core/image/picture.ts'
import type { Rect } from '../../core/image/rect.ts'
import type { Mask } from '../../core/mask/mask.ts'
import type { DecodedPicture } from '../../core/ports.ts'
import type { ProviderAnswer, ProviderRequest } from '../../core/provider.ts'
import { paintLocally } from '../../core/providers/local/paint-locally.ts'
import { type JobOptions, pixelJobs } from '../../core/worker.ts'
import type { PixelOutline } from '../ui/pixels/figma-pixels.ts'
import { createImageStore } from './image-store.ts'
import { createStackJobs } from './stack-jobs.ts'

/** What pixel work needs of the platform that it runs on. */
export interface PixelPlatform {
  /** Decodes a JPEG or WebP, or the first frame of a GIF; as `DecodeForeign` does. */
  readonly decodeForeign: (
    bytes: Uint8Array,
    format: 'jpeg' | 'webp' | 'gif',
    options: Parameters<DecodeGif>[1],
  ) => Promise<DecodedPicture>
  /** Draws outlines as coverage; several are united. */
  readonly drawOutlines: (outlines: readonly PixelOutline[], within: Rect) => Mask
}

/** Makes the plugin's heavy work by name: what the core asks of a worker, painting, files, images of the document. */
export function figmaPixelJobsWith(platform: PixelPlatform) {
  const decodePicture = createPictureDecoder(platform.decodeForeign, (bytes, options) =>
    platform.decodeForeign(bytes, 'gif', options),
  )
  const optionsOf = ({ signal }: JobOptions) => (signal ? { signal } : {})
  return {
    ...pixelJobs,
    paintLocally: (request: ProviderRequest, options: JobOptions): Promise<ProviderAnswer> =>
      paintLocally(request, options),
    decodePicture: (bytes: Uint8Array, options: JobOptions): Promise<DecodedPicture> =>
      decodePicture(bytes, optionsOf(options)),
    decode: async (bytes: Uint8Array, options: JobOptions): Promise<Picture> =>
      toDepth((await decodePicture(bytes, optionsOf(options))).picture, 8),
    coverage: ({
      outlines,
      within,
    }: {
      readonly outlines: readonly PixelOutline[]
      readonly within: Rect
    }): Mask => platform.drawOutlines(outlines, within),
    ...createStackJobs(createImageStore(decodePicture)),
  }
}

export type FigmaPixelJobs = ReturnType<typeof figmaPixelJobsWith>
