import type { WrittenPaints } from '../../protocol/entries.ts'
import type { PaintFacts } from '../../protocol/node-facts.ts'
import { paintLook, shortHash } from './paint-look.ts'

/**
 * Gives a fingerprint of what is ours among a version's fills: images, their order, visibility and geometry.
 *
 * It differs from the recorded one once a refinement was toggled, replaced, reordered or removed by hand. Paints
 * of the source that lie over or under ours don't count.
 */
export function fingerprintOf(fills: readonly PaintFacts[], paints: WrittenPaints): string {
  const ours = new Set([paints.base, ...paints.overlays])
  const found = fills.filter(
    ({ type, imageHash }) =>
      type === 'IMAGE' && typeof imageHash === 'string' && ours.has(imageHash),
  )
  return shortHash(found.map((paint) => [paint.imageHash, paint.visible ?? true, paintLook(paint)]))
}
