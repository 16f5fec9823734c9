import sharp from 'sharp'
import { RefineError } from '../../core/errors.ts'
import { untagged } from '../../core/image/color-tag.ts'
import type { DecodeForeign } from '../../core/image/decode-picture.ts'
import { maxPixels } from '../../core/image/guard-size.ts'
import { colorTagOfIcc } from '../../core/image/icc.ts'
import { createPicture } from '../../core/image/picture.ts'

/**
 * Decodes JPEG and WebP with libvips: turned upright, the file's own values without colour conversion, its profile
 * carried over in the tag.
 */
export const decodeWithSharp: DecodeForeign = async (bytes, format) => {
  // A truncated file fails instead of giving grey rows.
  const image = sharp(bytes, { ignoreIcc: true, failOn: 'warning', limitInputPixels: maxPixels })
  const metadata = await image.metadata()
  if (metadata.format !== format || metadata.space === 'cmyk') throw notDecodable(format)
  const { data, info } = await image
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const words = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return {
    picture: createPicture({ width: info.width, height: info.height }, 8, words),
    color: metadata.icc ? colorTagOfIcc(Uint8Array.from(metadata.icc)) : untagged,
  }
}

function notDecodable(format: string): RefineError {
  return new RefineError(
    'unsupported_source',
    `This ${format.toUpperCase()} holds no RGB picture.`,
    {
      hint: 'Convert it to RGB in an image editor and save it as PNG.',
    },
  )
}
