import { RefineError } from '../../errors.ts'
import type { Picture } from '../../image/picture.ts'
import type { PanelDeps } from '../panel-deps.ts'
import { chooseFile } from './choose-file.ts'
import { readFile } from './read-file.ts'

/** What chosen pictures are read with. */
type Reading = Pick<PanelDeps, 'decode' | 'work'>

/** A picture from outside the document, by its file's name without the extension. */
interface ChosenPicture {
  readonly name: string
  readonly picture: Picture
}

/**
 * Lets the user choose a picture from their disk through the browser, as sRGB in 8 bits.
 *
 * @returns null when they change their mind.
 * @throws RefineError as {@link readChosenPicture}.
 */
export async function openPictureFile(reading: Reading): Promise<ChosenPicture | null> {
  const file = await chooseFile('image/png,image/jpeg,image/webp')
  return file && readChosenPicture(file, reading)
}

/**
 * Reads a picture file as sRGB in 8 bits: its own words where they are sRGB, else what the browser makes of its profile.
 *
 * @throws RefineError `unreadable_file`, `unsupported_source`, `too_large`, `cancelled`.
 */
export async function readChosenPicture(
  file: File,
  { decode, work }: Reading,
): Promise<ChosenPicture> {
  const bytes = await readFile(file, 'a PNG, JPEG or WebP file')
  const { picture, color } = await decode(bytes)
  return {
    name: file.name.replace(/\.\w+$/, ''),
    picture:
      color.space === 'srgb'
        ? await work.toDepth({ picture, depth: 8 })
        : await readConverted(file),
  }
}

/** Only the browser knows every profile. It multiplies by alpha and back, which a picture to go by bears. */
async function readConverted(file: File): Promise<Picture> {
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')
    if (!context) throw new TypeError('Expected a 2D canvas context but received null')
    context.drawImage(bitmap, 0, 0)
    bitmap.close()
    const { data } = context.getImageData(0, 0, width, height)
    return { width, height, depth: 8, data: new Uint8Array(data.buffer) }
  } catch (cause) {
    throw new RefineError('unreadable_file', `“${file.name}” can’t be converted to sRGB.`, {
      hint: 'Save it as an sRGB PNG in an image editor, and choose that file.',
      cause,
    })
  }
}
