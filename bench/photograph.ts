import { join } from 'node:path'
import sharp from 'sharp'
import { root } from '../scripts/root.ts'

/** Makes a photograph of any size with grain, as JPEG: the sample enlarged, its noise from a fixed seed. */
export async function photographFile(width: number, height: number): Promise<Uint8Array> {
  const { data } = await sharp(join(root, 'standalone/playground/samples/coffee.png'))
    .removeAlpha()
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  let seed = 1
  for (let pos = 0; pos < data.length; pos++) {
    seed = (seed * 48271) % 2147483647
    data[pos] = Math.min(255, Math.max(0, (data[pos] as number) + (seed % 9) - 4))
  }
  const raw = { width, height, channels: 3 } as const
  return new Uint8Array(await sharp(data, { raw }).jpeg({ quality: 88 }).toBuffer())
}
