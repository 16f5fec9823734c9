import { intersectRects, type Rect, uniteRects } from '../image/rect.ts'
import { cropMask } from './crop-mask.ts'
import { createMask, type Mask } from './mask.ts'

/*
 * Union is the larger coverage, intersection the smaller, inversion the rest to 255. This keeps every law of
 * sets (also for soft coverage: A ∪ A = A, De Morgan), which multiplying coverages would break.
 */

/** Gives the area that belongs to either mask: the larger coverage of each pixel, over both rectangles. */
export function uniteMasks(a: Mask, b: Mask): Mask {
  const rect = uniteRects(a.rect, b.rect)
  const { data: left } = cropMask(a, rect)
  const { data: right } = cropMask(b, rect)
  const result = createMask(rect)
  takeLarger(left, right, result.data)
  return result
}

/** Gives the area that belongs to both masks: the smaller coverage of each pixel, over the shared rectangle. */
export function intersectMask(a: Mask, b: Mask): Mask {
  const rect = intersectRects(a.rect, b.rect)
  if (!rect) return nothing(a.rect)
  const { data: left } = cropMask(a, rect)
  const { data: right } = cropMask(b, rect)
  const result = createMask(rect)
  takeSmaller(left, right, result.data)
  return result
}

/** Gives what remains of `a` without `b`: the intersection of `a` with the inverse of `b`, over `a`'s rectangle. */
export function subtractMask(a: Mask, b: Mask): Mask {
  return cropMask(intersectMask(a, invertMask(b, a.rect)), a.rect)
}

/** Gives everything in `bounds` that does not belong to the mask: 255 − coverage, over exactly `bounds`. */
export function invertMask(mask: Mask, bounds: Rect): Mask {
  const { data } = cropMask(mask, bounds)
  const result = createMask(bounds)
  for (let i = 0; i < data.length; i++) result.data[i] = 255 - (data[i] as number)
  return result
}

/** An empty mask still needs a rectangle: one pixel of coverage 0. */
function nothing({ x, y }: Rect): Mask {
  return createMask({ x, y, width: 1, height: 1 })
}

function takeLarger(a: Uint8Array, b: Uint8Array, to: Uint8Array): void {
  for (let i = 0; i < to.length; i++) {
    const left = a[i] as number
    const right = b[i] as number
    to[i] = left > right ? left : right
  }
}

function takeSmaller(a: Uint8Array, b: Uint8Array, to: Uint8Array): void {
  for (let i = 0; i < to.length; i++) {
    const left = a[i] as number
    const right = b[i] as number
    to[i] = left < right ? left : right
  }
}
