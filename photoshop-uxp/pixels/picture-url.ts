import { createPicture, isOpaque, type Picture, toDepth } from '../../core/image/picture.ts'
import type { Photoshop } from '../photoshop.ts'
import { srgbProfile } from './color-tag-of.ts'
import { withImageData } from './image-data.ts'

/** The grey that shows through translucent pixels of previews: they have no alpha. */
const ground = 204

/**
 * Makes the way to show pixels in the panel: a JPEG as data URL, which is all that Photoshop can encode.
 *
 * For looking at only; nothing that is sent or stored goes this way.
 */
export function createPictureUrls(
  photoshop: Pick<Photoshop, 'imaging'>,
): (picture: Picture) => Promise<{ readonly url: string; release(): void }> {
  return async (picture) => {
    const { width, height } = picture
    const words = opaqueWords(toDepth(picture, 8))
    const options = { width, height, components: 3, colorSpace: 'RGB', colorProfile: srgbProfile }
    const encoded = await withImageData(photoshop, words, options, (imageData) =>
      photoshop.imaging.encodeImageData({ imageData, base64: true }),
    )
    // A data URL holds no memory that would have to be let go of.
    return { url: `data:image/jpeg;base64,${encoded}`, release: () => undefined }
  }
}

function opaqueWords(picture: Picture): Uint8Array {
  const pixels = picture.width * picture.height
  const words = new Uint8Array(pixels * 3)
  const { data } = isOpaque(picture) ? picture : onGround(picture)
  for (let i = 0, from = 0, to = 0; i < pixels; i++, from += 4, to += 3) {
    for (let channel = 0; channel < 3; channel++)
      words[to + channel] = data[from + channel] as number
  }
  return words
}

function onGround(picture: Picture): Picture {
  const result = createPicture(picture, 8, Uint8Array.from(picture.data))
  const { data } = result
  for (let pos = 0; pos < data.length; pos += 4) {
    const alpha = data[pos + 3] as number
    for (let channel = pos; channel < pos + 3; channel++) {
      const word = data[channel] as number
      data[channel] = Math.round((word * alpha + ground * (255 - alpha)) / 255)
    }
  }
  return result
}
