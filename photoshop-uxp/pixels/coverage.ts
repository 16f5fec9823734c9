import { intersectRects, type Rect, relativeTo } from '../../core/image/rect.ts'
import type { Steps } from '../../core/steps.ts'
import type { PhotoshopPixels } from './words.ts'

/**
 * Puts a trimmed mask or selection of Photoshop back into the rectangle that was asked for, as coverage 0..255.
 *
 * What Photoshop left out is 0. Some of its versions give black as 1 (NimaNzrii/comfyui-photoshop#144): where there is a
 * 1 but no 0 at all, 1 is black.
 *
 * @param pixels Null: Photoshop returned nothing.
 */
export function* coverageOfPixels(
  pixels: PhotoshopPixels | null,
  rect: Rect,
): Steps<Uint8Array<ArrayBuffer>> {
  const coverage = new Uint8Array(rect.width * rect.height)
  const shared = pixels && intersectRects(pixels.bounds, rect)
  if (!pixels || !shared) return coverage
  const { words, components, bounds } = pixels
  const is16 = words instanceof Uint16Array
  const black = yield* blackOf(pixels)
  const from = relativeTo(shared, bounds)
  const to = relativeTo(shared, rect)
  for (let y = 0; y < shared.height; y++) {
    let read = ((from.y + y) * bounds.width + from.x) * components
    let write = (to.y + y) * rect.width + to.x
    for (let x = 0; x < shared.width; x++, read += components, write++) {
      const value = toCoverage(words[read] as number, is16)
      coverage[write] = value <= black ? 0 : value
    }
    if (y % 64 === 63) yield
  }
  return coverage
}

/** Gives Photoshop's mask words for coverage: as they are at 8 bits, 0..32768 at 16; both come back exactly. */
export function* toMaskWords(coverage: Uint8Array, depth: 8 | 16): Steps<Uint8Array | Uint16Array> {
  if (depth === 8) return coverage
  const words = new Uint16Array(coverage.length)
  for (let i = 0; i < coverage.length; i++) {
    words[i] = Math.round(((coverage[i] as number) * 32768) / 255)
    if (i % 65536 === 65535) yield
  }
  return words
}

function toCoverage(word: number, is16: boolean): number {
  return is16 ? Math.round((word * 255) / 32768) : word
}

function* blackOf({ words, components }: PhotoshopPixels): Steps<0 | 1> {
  const is16 = words instanceof Uint16Array
  let hasOne = false
  for (let pos = 0; pos < words.length; pos += components) {
    const value = toCoverage(words[pos] as number, is16)
    if (value === 0) return 0
    if (value === 1) hasOne = true
    if (pos % 65536 === 0) yield
  }
  return hasOne ? 1 : 0
}
