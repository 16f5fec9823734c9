import { intersectRects, type Rect, relativeTo, sameRect } from '../../../../core/image/rect.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { PixelsModel } from '../model/model.ts'

const tight = new WeakMap<PixelsModel, { readonly rect: Rect | null }>()

/**
 * Reads bounds in either of Photoshop's forms: right and bottom (exclusive), or width and height.
 *
 * @throws PhotoshopError for anything else, and for bounds without an area.
 */
export function rectOfBounds(bounds: object): Rect {
  const { left, top, right, bottom, width, height } = bounds as Readonly<Record<string, unknown>>
  const rect = {
    x: whole(left, 'left'),
    y: whole(top, 'top'),
    width:
      width === undefined ? whole(right, 'right') - whole(left, 'left') : whole(width, 'width'),
    height:
      height === undefined ? whole(bottom, 'bottom') - whole(top, 'top') : whole(height, 'height'),
  }
  if (rect.width <= 0 || rect.height <= 0) {
    throw new PhotoshopError(`The bounds have no area: ${rect.width}×${rect.height}`)
  }
  return rect
}

/** Reads where pixels are to be put; dimensions do not count. Nothing given: the document's origin. */
export function originOf(target: object | undefined): { readonly x: number; readonly y: number } {
  if (target === undefined) return { x: 0, y: 0 }
  const { left, top } = target as Readonly<Record<string, unknown>>
  return { x: whole(left, 'left'), y: whole(top, 'top') }
}

/** Gives a rectangle as Photoshop reports it. */
export function boundsOfRect({ x, y, width, height }: Rect) {
  return { left: x, top: y, right: x + width, bottom: y + height }
}

/** Gives the smallest rectangle that holds every pixel which is not fully transparent; null when there is none. */
export function tightBounds(pixels: PixelsModel | null): Rect | null {
  if (!pixels) return null
  const known = tight.get(pixels) ?? { rect: coveredRect(pixels.data, pixels.rect, 4, 3) }
  tight.set(pixels, known)
  return known.rect
}

/** Gives the smallest rectangle inside another one that holds every pixel there which is not fully transparent, or null. */
export function tightBoundsIn(pixels: PixelsModel, rect: Rect): Rect | null {
  const bounds = tightBounds(pixels)
  const shared = bounds && intersectRects(bounds, rect)
  if (!shared || sameRect(shared, bounds)) return shared
  const { x, y } = relativeTo(shared, pixels.rect)
  const alpha = new Uint8Array(shared.width * shared.height)
  for (let row = 0; row < shared.height; row++) {
    let from = ((y + row) * pixels.rect.width + x) * 4 + 3
    const start = row * shared.width
    for (let at = start; at < start + shared.width; at++, from += 4) {
      if (pixels.data[from] !== 0) alpha[at] = 1
    }
  }
  return coveredRect(alpha, shared, 1, 0)
}

/** Gives the smallest rectangle that holds every word which is not 0, of each `stride` words the one at `offset`. */
export function coveredRect(
  words: Float32Array | Uint8Array | Uint16Array,
  rect: Rect,
  stride: number,
  offset: number,
): Rect | null {
  const rows = (y: number) => rowHasSome(words, y * rect.width, rect.width, stride, offset)
  let top = 0
  while (top < rect.height && !rows(top)) top++
  if (top === rect.height) return null
  let bottom = rect.height
  while (!rows(bottom - 1)) bottom--
  let [left, right] = [rect.width, 0]
  for (let y = top; y < bottom; y++) {
    const at = (x: number) => words[(y * rect.width + x) * stride + offset] !== 0
    for (let x = 0; x < left; x++) if (at(x)) left = x
    for (let x = rect.width; x > right; x--) if (at(x - 1)) right = x
  }
  return { x: rect.x + left, y: rect.y + top, width: right - left, height: bottom - top }
}

function rowHasSome(
  words: Float32Array | Uint8Array | Uint16Array,
  first: number,
  count: number,
  stride: number,
  offset: number,
): boolean {
  for (let at = first; at < first + count; at++) {
    if (words[at * stride + offset] !== 0) return true
  }
  return false
}

function whole(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new PhotoshopError(`Missing or invalid ${name}: ${String(value)}`)
  }
  return value
}
