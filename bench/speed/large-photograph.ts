import sharp from 'sharp'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import type { Size } from '../../core/image/rect.ts'
import { photographFile } from '../photograph.ts'

const made = new Map<string, Promise<Picture>>()

/** Gives a photograph with grain of any size, opaque, 8 bits; the same one for the same size. */
export function largePhotograph(size: Size): Promise<Picture> {
  const key = `${size.width}×${size.height}`
  const known = made.get(key) ?? read(size)
  made.set(key, known)
  return known
}

async function read(size: Size): Promise<Picture> {
  const file = await photographFile(size.width, size.height)
  const data = await sharp(file).ensureAlpha().raw().toBuffer()
  return createPicture(size, 8, new Uint8Array(data))
}
