import sharp from 'sharp'
import type { ColorTag } from '../../core/image/color-tag.ts'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import type { Size } from '../../core/image/rect.ts'
import type { CrossCase } from './cases.ts'

const displayP3: ColorTag = {
  space: 'other',
  name: 'Display P3',
  chunks: [{ type: 'cICP', data: Uint8Array.from([12, 13, 0, 1]) }],
}

/** Makes the file of a case's picture: smooth shades with noise on them, so that every pixel differs from the next. */
export async function pictureFileFor({ file, image }: CrossCase): Promise<Uint8Array> {
  const picture = shades(image, file === 'png 16' ? 16 : 8)
  if (file !== 'jpeg') return encodePng(picture, file === 'png P3' ? { color: displayP3 } : {})
  const { width, height, data } = picture
  const raw = sharp(data, { raw: { width, height, channels: 4 } })
  return Uint8Array.from(await raw.removeAlpha().jpeg({ quality: 90 }).toBuffer())
}

/** Makes smooth shades with noise on them, so that every pixel differs from the next. */
export function shades({ width, height }: Size, depth: 8 | 16): Picture {
  const picture = createPicture({ width, height }, depth)
  const full = depth === 8 ? 255 : 65_535
  let state = 7
  for (let i = 0; i < width * height; i++) {
    const across = (i % width) / width
    const down = Math.floor(i / width) / height
    for (const [channel, shade] of [across, down, (1 - across) * down].entries()) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      picture.data[i * 4 + channel] = Math.round(
        (0.1 + 0.65 * shade + 0.25 * (state / 2 ** 32)) * full,
      )
    }
    picture.data[i * 4 + 3] = full
  }
  return picture
}
