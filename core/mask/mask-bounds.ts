import type { Rect } from '../image/rect.ts'
import type { Mask } from './mask.ts'

/** Gives the smallest rectangle that holds every covered pixel, in source pixels; null when nothing is covered. */
export function maskBounds(mask: Mask): Rect | null {
  const { rect, data } = mask
  const { width, height } = rect
  let top = 0
  while (top < height && !isCovered(data, top * width, width)) top++
  if (top === height) return null
  let bottom = height - 1
  while (!isCovered(data, bottom * width, width)) bottom--
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
