import { RefineError } from '../../../core/errors.ts'
import type { Picture } from '../../../core/image/picture.ts'

/**
 * Lets the user choose a picture to go along, as sRGB in 8 bits: the browser applies the file's own profile.
 *
 * @returns null when they change their mind.
 * @throws RefineError `unreadable_file`.
 */
export async function choosePicture(): Promise<{
  readonly name: string
  readonly picture: Picture
} | null> {
  const file = await chooseFile()
  return file && { name: file.name.replace(/\.\w+$/, ''), picture: await readPicture(file) }
}

function chooseFile(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/png,image/jpeg,image/webp'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

async function readPicture(file: File): Promise<Picture> {
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')
    if (!context) throw new TypeError('Expected a canvas to draw on')
    context.drawImage(bitmap, 0, 0)
    bitmap.close()
    const { data } = context.getImageData(0, 0, width, height)
    return { width, height, depth: 8, data: new Uint8Array(data.buffer) }
  } catch (cause) {
    throw new RefineError('unreadable_file', `“${file.name}” is no picture that can be read.`, {
      hint: 'Choose a PNG, JPEG or WebP file.',
      cause,
    })
  }
}
