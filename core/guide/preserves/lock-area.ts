import type { StoredMask } from '../../edit/edit.ts'
import { loadMask } from '../../edit/stored-mask.ts'
import type { Lock } from '../../history/lineage-notes.ts'
import type { Mask } from '../../mask/mask.ts'

/** Unpacked areas by what they were unpacked from, which is never changed: locks are asked for at every key stroke. */
const unpacked = new WeakMap<StoredMask, Mask>()

/**
 * Gives the area of a lock; the same lock gives the same mask again.
 *
 * @throws RefineError `bad_region` when the stored area is damaged.
 */
export function lockArea({ area }: Pick<Lock, 'area'>): Mask {
  const known = unpacked.get(area)
  if (known) return known
  const mask = loadMask(area)
  unpacked.set(area, mask)
  return mask
}
