import type { Host } from '../host.ts'
import type { ColorTag } from '../image/color-tag.ts'
import type { Picture } from '../image/picture.ts'

/** Gives a document's pixels as sRGB; as they are where they are sRGB already, or where the host can't convert. */
export async function inSrgb(
  { color: converter }: Pick<Host, 'color'>,
  picture: Picture,
  color: ColorTag,
): Promise<Picture> {
  return color.space === 'srgb' || !converter ? picture : converter.toSrgb(picture, color)
}
