import { sameRect } from '../image/rect.ts'
import type { Mask } from '../mask/mask.ts'

/** Tells whether two masks have the same rectangle and the same coverage, bit by bit; null is the same as null. */
export function sameMask(a: Mask | null, b: Mask | null): boolean {
  if (a === b) return true
  if (!a || !b || !sameRect(a.rect, b.rect)) return false
  for (let i = 0; i < a.data.length; i++) if (a.data[i] !== b.data[i]) return false
  return true
}
