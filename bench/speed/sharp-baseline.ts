import sharp from 'sharp'
import type { Picture } from '../../core/image/picture.ts'
import type { Rect, Size } from '../../core/image/rect.ts'

/**
 * What the quickest native library needs for the plain version of the task: crop, shrink to the provider's size,
 * enlarge the answer again, lay it over, and write a PNG at level 1.
 */
export async function pasteWithSharp(
  whole: Picture,
  crop: Rect,
  answer: Picture,
  sent: Size,
): Promise<Uint8Array> {
  const { x: left, y: top, width, height } = crop
  const raw = (picture: Picture) =>
    sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 4 } })
  const part = raw(whole).extract({ left, top, width, height })
  await part.clone().resize(sent.width, sent.height, { fit: 'fill' }).raw().toBuffer()
  const enlarged = await raw(answer).resize(width, height, { fit: 'fill' }).raw().toBuffer()
  const input = { input: enlarged, raw: { width, height, channels: 4 as const } }
  const file = await part.composite([input]).png({ compressionLevel: 1 }).toBuffer()
  return new Uint8Array(file)
}
