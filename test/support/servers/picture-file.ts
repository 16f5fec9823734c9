import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { createPicture, type Picture8 } from '../../../core/image/picture.ts'

/** What a file is written as. */
export type FileFormat = 'png' | 'jpeg' | 'webp'

const decoded = new Map<string, Promise<Picture8>>()

/**
 * Reads a picture file as 8 bits RGBA; the same bytes are read once.
 *
 * @throws Error when they are no picture.
 */
export function readPictureFile(bytes: Uint8Array): Promise<Picture8> {
  const key = createHash('sha1').update(bytes).digest('base64')
  const known = decoded.get(key)
  if (known) return known
  if (decoded.size > 40) decoded.clear()
  const reading = decode(bytes)
  decoded.set(key, reading)
  return reading
}

async function decode(bytes: Uint8Array): Promise<Picture8> {
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return createPicture({ width: info.width, height: info.height }, 8, new Uint8Array(data))
}

/** Writes a picture as a file; JPEG is opaque. */
export async function writePictureFile(picture: Picture8, format: FileFormat): Promise<Buffer> {
  const image = asImage(picture)
  if (format === 'png') return image.png({ compressionLevel: 1 }).toBuffer()
  if (format === 'webp') return image.webp({ lossless: true, effort: 0 }).toBuffer()
  return image.flatten().jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer()
}

/** Tells what a file says that it is, by its first bytes; null for none of the three. */
export function formatOf(bytes: Uint8Array): FileFormat | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'webp' : null
}

/** Opens a picture for sharp. */
export function asImage({ width, height, data }: Picture8): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 } })
}

/** Reads what sharp made of a picture. */
export async function fromImage(image: Sharp): Promise<Picture8> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return createPicture({ width: info.width, height: info.height }, 8, new Uint8Array(data))
}
