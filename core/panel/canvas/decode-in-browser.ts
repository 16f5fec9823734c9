import { RefineError } from '../../errors.ts'
import { untagged } from '../../image/color-tag.ts'
import { embeddedProfile } from '../../image/embedded-profile.ts'
import { colorTagOfIcc } from '../../image/icc.ts'
import { createPicture, type Picture } from '../../image/picture.ts'
import type { DecodedPicture } from '../../ports.ts'

type ForeignFormat = 'jpeg' | 'webp' | 'gif'

/**
 * Decodes a JPEG, WebP or GIF (its first frame) with the browser's own decoder: EXIF orientation applied, values not converted.
 *
 * The profile is carried over instead of being applied, so that the pixels stay the file's own.
 *
 * @throws RefineError `unreadable_file` for damaged files, `too_large` when the browser has no room for the picture.
 */
export async function decodeInBrowser(
  bytes: Uint8Array,
  format: ForeignFormat,
): Promise<DecodedPicture> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${format}` })
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(blob, {
      colorSpaceConversion: 'none',
      imageOrientation: 'from-image',
      premultiplyAlpha: 'none',
    })
  } catch (cause) {
    throw new RefineError(
      'unreadable_file',
      'The picture is damaged: the browser can’t decode it.',
      {
        hint: 'Open it in another program and save it again, as PNG if you can.',
        cause,
      },
    )
  }
  const icc = embeddedProfile(bytes, format)
  return { picture: readBitmap(bitmap, format), color: icc ? colorTagOfIcc(icc) : untagged }
}

/**
 * Reads a bitmap's words through a canvas, which keeps colour multiplied by alpha.
 *
 * That is exact where a pixel is opaque or invisible, as in every JPEG and GIF. A WebP may not be: half floats hold enough digits to give
 * each 8-bit colour back, in browsers that have such canvases.
 */
function readBitmap(bitmap: ImageBitmap, format: ForeignFormat): Picture {
  const { width, height } = bitmap
  try {
    const settings = { colorType: format === 'webp' ? 'float16' : 'unorm8' }
    const context = new OffscreenCanvas(width, height).getContext('2d', settings)
    if (!context) throw new TypeError('Expected a 2D canvas context but received null')
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    return createPicture({ width, height }, 8, new Uint8Array(data.buffer))
  } catch (cause) {
    throw new RefineError('too_large', `The browser has no room for ${width}×${height} pixels.`, {
      hint: 'Close other pages, or open a smaller picture.',
      cause,
    })
  } finally {
    bitmap.close()
  }
}
