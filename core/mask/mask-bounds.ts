import { rowsAtOnce } from '../image/in-runs.ts'
import type { Rect } from '../image/rect.ts'
import { finish, type Steps } from '../steps.ts'
import type { Mask } from './mask.ts'

/** Gives the bounds of what is covered without a pause; see {@link maskBoundsInSteps}. */
export function maskBounds(mask: Mask): Rect | null {
  return finish(maskBoundsInSteps(mask))
}

/** Gives the smallest rectangle that holds every covered pixel, in source pixels; null when nothing is covered. */
export function* maskBoundsInSteps(mask: Mask): Steps<Rect | null> {
  const { rect, data } = mask
  const { width, height } = rect
  const rows = rowsAtOnce(width)
  let top = 0
  while (top < height && !isCovered(data, top * width, width)) if (++top % rows === 0) yield
  if (top === height) return null
  let bottom = height - 1
  while (!isCovered(data, bottom * width, width)) if (--bottom % rows === 0) yield
  let left = width
  let right = -1
  for (let y = top; y <= bottom; y++) {
    const row = y * width
    let x = 0
    while (x < left && data[row + x] === 0) x++
    left = x
    x = width - 1
    while (x > right && data[row + x] === 0) x--
    right = x
    if (y % rows === 0) yield
  }
  return {
    x: rect.x + left,
    y: rect.y + top,
    width: right - left + 1,
    height: bottom - top + 1,
  }
}

function isCovered(data: Uint8Array, from: number, length: number): boolean {
  for (let i = from; i < from + length; i++) if (data[i] !== 0) return true
  return false
}
