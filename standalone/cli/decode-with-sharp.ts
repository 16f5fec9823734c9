import sharp, { type Metadata } from 'sharp'
import { RefineError } from '../../core/errors.ts'
import { type ColorTag, untagged } from '../../core/image/color-tag.ts'
import type { DecodeForeign } from '../../core/image/decode-picture.ts'
import { maxPixels } from '../../core/image/guard-size.ts'
import { colorTagOfIcc } from '../../core/image/icc.ts'
import { createPicture } from '../../core/image/picture.ts'

/** What libvips gives for a file that states no resolution. */
const unstatedDensity = 72

/**
 * Decodes JPEG and WebP with libvips: turned upright, the file's own values without colour conversion, its profile
 * and resolution carried over in the tag.
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
    color: tagOf(metadata),
  }
}

function tagOf({ icc, density }: Metadata): ColorTag {
  const chunks = density === undefined || density === unstatedDensity ? [] : [physical(density)]
  const stated = chunks.length > 0 ? chunks : undefined
  if (icc) return colorTagOfIcc(Uint8Array.from(icc), stated)
  return stated ? { ...untagged, chunks: stated } : untagged
}

/** Pixels per inch in PNG's form: pixels per metre, twice, and the unit. */
function physical(density: number): { readonly type: string; readonly data: Uint8Array } {
  const data = new Uint8Array(9)
  const view = new DataView(data.buffer)
  for (const at of [0, 4]) view.setUint32(at, Math.round(density / 0.0254))
  data[8] = 1
  return { type: 'pHYs', data }
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
