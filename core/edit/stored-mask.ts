import { unzlibSync } from 'fflate'
import { fromBase64, sha256Hex, sha256InSteps, toBase64InSteps } from '../bytes.ts'
import { RefineError } from '../errors.ts'
import { cropMask } from '../mask/crop-mask.ts'
import { createMask, type Mask } from '../mask/mask.ts'
import { maskBoundsInSteps } from '../mask/mask-bounds.ts'
import { finish, type Steps } from '../steps.ts'
import { zlibInSteps } from '../zlib/zlib-in-steps.ts'
import type { StoredMask } from './edit.ts'

/** Largest mask that is read back, in pixels: a damaged or hostile record must not ask for more memory. */
export const maxStoredMaskPixels = 120_000_000

/** Packs a mask without a pause; see {@link storeMaskInSteps}. */
export function storeMask(mask: Mask): StoredMask {
  return finish(storeMaskInSteps(mask))
}

/**
 * Packs a mask for an edit or a record: trimmed to what it covers, deflated, bit-exact.
 *
 * Masks with the same coverage give the same result, however large the rectangle around them was.
 */
export function* storeMaskInSteps(mask: Mask): Steps<StoredMask> {
  const { x, y } = mask.rect
  const bounds = (yield* maskBoundsInSteps(mask)) ?? { x, y, width: 1, height: 1 }
  const { rect, data } = cropMask(mask, bounds)
  const hash = yield* sha256InSteps(data)
  return { rect, hash, data: yield* toBase64InSteps(yield* zlibInSteps(data, 6)) }
}

/**
 * Unpacks a stored mask, bit for bit.
 *
 * @throws RefineError `bad_region` when the stored bytes are damaged.
 */
export function loadMask(stored: StoredMask): Mask {
  const pixels = stored.rect.width * stored.rect.height
  if (pixels > maxStoredMaskPixels) throw damaged()
  let data: Uint8Array
  try {
    data = unzlibSync(fromBase64(stored.data), { out: new Uint8Array(pixels) })
  } catch (cause) {
    throw damaged(cause)
  }
  if (data.length !== pixels || sha256Hex(data) !== stored.hash) throw damaged()
  return createMask(stored.rect, data)
}

function damaged(cause?: unknown): RefineError {
  return new RefineError('bad_region', 'A stored region is damaged and can’t be read.', {
    hint: 'Mark the region again; the version’s pixels are not affected.',
    ...(cause !== undefined && { cause }),
  })
}
