import { sha256Hex, toUtf8 } from '../../../core/bytes.ts'
import type { PaintFacts } from '../../protocol/node-facts.ts'

/**
 * Gives everything that decides how an image paint draws its image, whatever defaults Figma leaves out.
 *
 * Numbers are taken as Figma stores them (32-bit floats), so that a paint reads the same before and after it was
 * written.
 */
export function paintLook(paint: PaintFacts): readonly unknown[] {
  const mode = paint.scaleMode ?? 'FILL'
  const filters = Object.entries(paint.filters ?? {}).filter(([, value]) => value !== 0)
  return [
    mode,
    mode === 'CROP' ? (paint.imageTransform ?? []).map((row) => row.map(Math.fround)) : null,
    mode === 'CROP' ? 0 : (paint.rotation ?? 0),
    mode === 'TILE' ? Math.fround(paint.scalingFactor ?? 1) : null,
    filters.map(([name, value]) => [name, Math.fround(value)]).sort(),
    Math.fround(paint.opacity ?? 1),
    paint.blendMode ?? 'NORMAL',
  ]
}

/** Tells whether two lists of fills show the same, paint by paint. */
export function sameFills(a: readonly PaintFacts[], b: readonly PaintFacts[]): boolean {
  return a.length === b.length && JSON.stringify(a.map(lookOf)) === JSON.stringify(b.map(lookOf))
}

/** Gives a short text that differs when the data differ. */
export function shortHash(data: unknown): string {
  return sha256Hex(toUtf8(JSON.stringify(data))).slice(0, 16)
}

function lookOf(paint: PaintFacts): unknown {
  const visible = paint.visible ?? true
  if (paint.type === 'IMAGE') return ['IMAGE', paint.imageHash ?? null, visible, paintLook(paint)]
  const { opacity = 1, blendMode = 'NORMAL', ...rest } = paint
  return inOrder({ ...rest, visible, opacity: Math.fround(opacity), blendMode })
}

/** The same data with the keys of all objects in one order, numbers as Figma stores them. */
function inOrder(data: unknown): unknown {
  if (typeof data === 'number') return Math.fround(data)
  if (Array.isArray(data)) return data.map(inOrder)
  if (typeof data !== 'object' || data === null) return data
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, inOrder(value)])
}
