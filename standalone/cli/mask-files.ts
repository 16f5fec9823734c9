import { basename } from 'node:path'
import { checkMaskSize } from '../../core/edit/check-region.ts'
import { isRefineError, RefineError } from '../../core/errors.ts'
import type { Picture } from '../../core/image/picture.ts'
import type { Size } from '../../core/image/rect.ts'
import type { Mask } from '../../core/mask/mask.ts'
import { maskFromPicture } from '../../core/mask/mask-from-picture.ts'
import type { DecodedPicture } from '../../core/ports.ts'
import { convertWithSharp } from './convert-with-sharp.ts'
import { readBytes } from './files.ts'
import { decodePicture } from './open-input.ts'

/**
 * Reads a mask file: a picture of exactly the source's size, white inside, black or transparent outside. Null takes any
 * size.
 *
 * @throws RefineError `bad_region` for another size, and what reading a picture throws, naming the file.
 */
export async function readMaskFile(
  path: string,
  size: Size | null,
  signal: AbortSignal,
): Promise<Mask> {
  const { picture } = await readPictureFile(path, signal)
  try {
    if (size !== null) checkMaskSize(picture, size)
  } catch (thrown) {
    throw naming(path, thrown)
  }
  return maskFromPicture(picture)
}

/** Reads a picture that goes along, in sRGB, as providers take it; it is known by its file's name. */
export async function readReferenceFile(
  path: string,
  signal: AbortSignal,
): Promise<{ readonly name: string; readonly picture: Picture }> {
  const { picture, color } = await readPictureFile(path, signal)
  return { name: basename(path), picture: await convertWithSharp.toSrgb(picture, color) }
}

async function readPictureFile(path: string, signal: AbortSignal): Promise<DecodedPicture> {
  const bytes = await readBytes(path)
  try {
    return await decodePicture(bytes, { signal })
  } catch (thrown) {
    throw naming(path, thrown)
  }
}

/** With several files on one command line the message has to say which one it is about. */
function naming(path: string, thrown: unknown): unknown {
  if (!isRefineError(thrown) || thrown.code === 'cancelled') return thrown
  const { code, message, hint, retryable } = thrown
  return new RefineError(code, `“${path}”: ${message}`, { hint, retryable, cause: thrown })
}
