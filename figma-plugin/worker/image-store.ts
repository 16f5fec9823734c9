import { RefineError } from '../../core/errors.ts'
import type { DecodePicture } from '../../core/image/decoded-picture.ts'
import { cropPicture, type Picture } from '../../core/image/picture.ts'
import { decodePng } from '../../core/image/png/decode-png.ts'
import { decodePngRect } from '../../core/image/png/decode-png-rect.ts'
import { type DecodedPart, decodeVisiblePart } from '../../core/image/png/decode-visible-part.ts'
import { hasPngSignature } from '../../core/image/png/png-chunks.ts'
import type { Rect } from '../../core/image/rect.ts'
import { eraseOrientation } from '../../core/image/sniff/erase-orientation.ts'
import { turnPicture } from '../../core/image/turn-picture.ts'
import { visiblePart } from '../../core/image/visible-part.ts'
import { type ByteCache, createByteCache } from './byte-cache.ts'
import { type ImageHead, readImageHead } from './image-head.ts'
import type { ImageAnswer, ImageFile, ImageOrder, ImageUse } from './image-order.ts'

/** Bytes of files that are kept. */
export const fileBudget = 128 * 2 ** 20

/** Bytes of unpacked pictures that are kept: two of 4096 × 4096 pixels at 16 bit, four at 8. */
export const pictureBudget = 256 * 2 ** 20

/** Bytes of unpacked overlays that are kept; of each, only what is visible counts. */
export const overlayBudget = 128 * 2 ** 20

/** Up to this share of a picture is read without unpacking the whole. */
const smallShare = 1 / 4

/** Images of the document whose files are here, for the length of one job. */
export interface OpenImages {
  /** Read anew for every job, so that a job can give it away. */
  head(base: string): ImageHead
  /** Unpacks all of it; shared with other jobs, so never to be written into or given away. */
  whole(base: string): Promise<Picture>
  /** Unpacks a rectangle, into a picture that is the caller's own. RangeError outside the image. */
  crop(base: string, rect: Rect): Promise<Picture>
  /** Unpacks what is visible of an overlay; shared as `whole` is. */
  overlay(hash: string): Promise<DecodedPart>
}

/** Keeps images' files and unpacked pixels between jobs. */
export interface ImageStore {
  /** Does work on images once all their files are here; asks for them before. */
  answer<T>(
    order: ImageOrder,
    use: ImageUse,
    work: (images: OpenImages) => Promise<T>,
  ): Promise<ImageAnswer<T>>
}

/** Starts with no images. */
export function createImageStore(decodePicture: DecodePicture): ImageStore {
  const files = createByteCache<ImageFile>(fileBudget)
  const pictures = createByteCache<Promise<Picture>>(pictureBudget)
  const parts = createByteCache<Promise<DecodedPart>>(overlayBudget)

  function open(held: ReadonlyMap<string, ImageFile>): OpenImages {
    const heads = new Map<string, ImageHead>()
    const fileOf = (hash: string): ImageFile => {
      const file = held.get(hash)
      if (!file) throw new TypeError('Expected an image that the job was asked with')
      return file
    }
    const head = (base: string): ImageHead => {
      const known = heads.get(base)
      if (known) return known
      const { file, drawn } = fileOf(base)
      const read = readImageHead(file, drawn)
      heads.set(base, read)
      return read
    }
    const whole = (base: string) => {
      const { width, height, depth } = head(base)
      const unpack = () => unpackWhole(fileOf(base).file, head(base), decodePicture)
      return shared(pictures, base, unpack, () => (width * height * depth) / 2)
    }
    return {
      head,
      whole,
      async crop(base, rect) {
        const { format, width, height, turned } = head(base)
        const isSmall = rect.width * rect.height <= width * height * smallShare
        if (format === 'png' && turned === 1 && isSmall && !pictures.get(base)) {
          return decodePngRect(fileOf(base).file, rect).picture
        }
        return cropPicture(await whole(base), rect)
      },
      overlay: (hash) =>
        shared(parts, hash, () => unpackPart(fileOf(hash).file, decodePicture), bytesOfPart),
    }
  }

  return {
    async answer(order, { bases, overlays }, work) {
      const held = new Map<string, ImageFile>()
      for (const image of order.files) {
        held.set(image.hash, image)
        files.set(image.hash, image, image.file.length)
      }
      const hold = (hash: string, asBase: boolean): boolean => {
        const image = held.get(hash) ?? files.get(hash)
        if (!image || (asBase && !image.drawn)) return false
        held.set(hash, image)
        return true
      }
      const missing = {
        bases: bases.filter((hash) => !hold(hash, true)),
        overlays: overlays.filter((hash) => !bases.includes(hash) && !hold(hash, false)),
      }
      if (missing.bases.length + missing.overlays.length > 0) return { kind: 'missing', ...missing }
      return { kind: 'done', result: await work(open(held)) }
    },
  }
}

/** Gives what is kept under a key, or makes it; those who ask meanwhile wait for the same. */
async function shared<T>(
  cache: ByteCache<Promise<T>>,
  key: string,
  make: () => Promise<T>,
  bytesOf: (made: T) => number,
): Promise<T> {
  const kept = cache.get(key)
  if (kept) return kept
  const making = make()
  cache.set(key, making, 0)
  try {
    const made = await making
    cache.set(key, making, bytesOf(made))
    return made
  } catch (thrown) {
    cache.delete(key)
    throw thrown
  }
}

async function unpackWhole(
  file: Uint8Array,
  { format, width, height, turned }: ImageHead,
  decodePicture: DecodePicture,
): Promise<Picture> {
  if (format === 'png') return turnPicture(decodePng(file).picture, turned)
  // The decoder turns what EXIF turns: where Figma does not, it must not find it.
  const asDrawn = format === 'jpeg' && turned === 1 ? eraseOrientation(file) : file
  const { picture } = await decodePicture(asDrawn)
  if (picture.width === width && picture.height === height) return picture
  throw new RefineError('unreadable_file', 'The image’s file can’t be read as Figma shows it.', {
    hint: 'Export the image as PNG, and use that in its place.',
  })
}

async function unpackPart(file: Uint8Array, decodePicture: DecodePicture): Promise<DecodedPart> {
  if (hasPngSignature(file)) return decodeVisiblePart(file)
  const { picture } = await decodePicture(file)
  return { size: { width: picture.width, height: picture.height }, part: visiblePart(picture) }
}

function bytesOfPart({ part }: DecodedPart): number {
  return part ? part.picture.data.byteLength : 0
}
