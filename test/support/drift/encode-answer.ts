import sharp from 'sharp'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import type { DriftBounds } from './levels.ts'

/** What an answer is written as. */
export type AnswerFormat = 'png' | 'jpeg' | 'webp' | 'none'

/** Writes an opaque picture of 8 bits as a provider sends it. */
export async function encodeAnswer(
  picture: Picture,
  format: Exclude<AnswerFormat, 'none'>,
  { jpegQuality, isSubsampled }: Pick<DriftBounds, 'jpegQuality' | 'isSubsampled'>,
): Promise<Uint8Array> {
  const { width, height, data } = picture
  const image = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha()
  const written =
    format === 'png'
      ? image.png({ compressionLevel: 1 })
      : format === 'webp'
        ? image.webp({ quality: jpegQuality })
        : image.jpeg({
            quality: jpegQuality,
            chromaSubsampling: isSubsampled ? '4:2:0' : '4:4:4',
          })
  return new Uint8Array(await written.toBuffer())
}

/** Gives what is left of a picture after it was written and read. */
export async function recode(
  picture: Picture,
  format: AnswerFormat,
  bounds: DriftBounds,
): Promise<Picture> {
  if (format === 'none' || format === 'png') return picture
  const { data, info } = await sharp(await encodeAnswer(picture, format, bounds))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return createPicture({ width: info.width, height: info.height }, 8, new Uint8Array(data))
}
