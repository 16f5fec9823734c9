import { encode } from 'fast-png'
import { Pica } from 'pica'
import { cropPicture, type Picture } from '../../core/image/picture.ts'
import type { Rect, Size } from '../../core/image/rect.ts'

/** Without workers, so that it is one core against one. */
const pica = new Pica({ features: ['js', 'wasm'] })

/** The plain version of the task with the JavaScript libraries that one would pick: pica and fast-png. */
export async function pasteWithJavascript(
  whole: Picture,
  crop: Rect,
  answer: Picture,
  sent: Size,
): Promise<Uint8Array> {
  const part = cropPicture(whole, crop)
  await resized(part, sent)
  const data = await resized(answer, crop)
  return encode({ width: crop.width, height: crop.height, data, channels: 4, depth: 8 })
}

function resized({ width, height, data }: Picture, to: Size): Promise<Uint8Array> {
  // Pictures of 8 bits only: the benchmark makes no others.
  const src = data as Uint8Array
  return pica.resizeBuffer({ src, width, height, toWidth: to.width, toHeight: to.height })
}
