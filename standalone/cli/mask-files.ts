import { basename } from 'node:path'
import { checkMaskSize } from '../../core/edit/check-region.ts'
import { isRefineError, RefineError } from '../../core/errors.ts'
import type { Picture } from '../../core/image/picture.ts'
import type { Size } from '../../core/image/rect.ts'
import type { Mask } from '../../core/mask/mask.ts'
import { maskFromPicture } from '../../core/mask/mask-from-picture.ts'
import { readBytes } from './files.ts'
import { decodePicture } from './open-input.ts'

/**
 * Reads a mask file: a picture of exactly the source's size, white inside, black or transparent outside.
 *
 * @throws RefineError `bad_region` for another size, and what reading a picture throws, naming the file.
 */
export async function readMaskFile(path: string, size: Size, signal: AbortSignal): Promise<Mask> {
  const picture = await readPictureFile(path, signal)
  try {
    checkMaskSize(picture, size)
  } catch (thrown) {
    throw naming(path, thrown)
  }
  return maskFromPicture(picture)
}

/** Reads a reference picture; it is known by its file's name. */
export async function readReferenceFile(
  path: string,
  signal: AbortSignal,
): Promise<{ readonly name: string; readonly picture: Picture }> {
  return { name: basename(path), picture: await readPictureFile(path, signal) }
}

async function readPictureFile(path: string, signal: AbortSignal): Promise<Picture> {
  const bytes = await readBytes(path)
  try {
    return (await decodePicture(bytes, { signal })).picture
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
