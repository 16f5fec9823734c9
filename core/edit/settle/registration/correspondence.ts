import type { Plane } from '../../../image/plane/plane.ts'
import { isUnseen } from './luma-grid.ts'
import type { Level } from './pyramid.ts'
import { sampleCubic } from './sample.ts'
import type { Warp } from './warp.ts'

/** How far two pictures show the same thing, window by window. */
export interface Correspondence {
  /** For each window in which the parent has structure: how well slopes agree, −1 to 1. */
  readonly agreements: Float32Array
  /** Their mean; 0 without any. */
  readonly mean: number
  /** How many windows could have had structure. */
  readonly windows: number
}

/** The side of a window, in values of its level. */
const side = 12

/** Root mean square of the slope from which on a window has structure, in luma per value: above grain and JPEG. */
const structure = 1.5

/** A window counts when this share of it may not change and shows. */
const leastSeen = 0.5

/**
 * Correlates the slopes of a parent and of an aligned candidate in windows at one level of their pyramids.
 *
 * Slopes do not see a change of light or colour, and their normalised correlation sees neither contrast nor, at a coarse
 * level, blur and grain: it falls only when other things are shown (normalised gradient correlation, as Argyriou and
 * Vlachos 2003 use it).
 */
export function correspondence(
  { plane: { width, height, data } }: Level,
  candidate: Level,
  support: Plane,
  warp: Warp,
): Correspondence {
  const warped = warpLevel(candidate, warp)
  const columns = Math.max(1, Math.floor(width / side))
  const rows = Math.max(1, Math.floor(height / side))
  const agreements: number[] = []
  let windows = 0
  for (let row = 0; row < rows; row++) {
    const top = Math.max(1, Math.floor((row * height) / rows))
    const bottom = Math.min(height - 1, Math.floor(((row + 1) * height) / rows))
    for (let column = 0; column < columns; column++) {
      const left = Math.max(1, Math.floor((column * width) / columns))
      const right = Math.min(width - 1, Math.floor(((column + 1) * width) / columns))
      const agreement = agree(data, warped, support.data, width, left, top, right, bottom)
      if (agreement === null) continue
      windows++
      if (!Number.isNaN(agreement)) agreements.push(agreement)
    }
  }
  const sum = agreements.reduce((all, value) => all + value, 0)
  return {
    agreements: Float32Array.from(agreements),
    mean: agreements.length === 0 ? 0 : sum / agreements.length,
    windows,
  }
}

/** Null for a window that does not count, NaN for one without structure. */
function agree(
  a: Float32Array,
  b: Float32Array,
  support: Float32Array,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number | null {
  let count = 0
  let both = 0
  let ofA = 0
  let ofB = 0
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left; at < y * width + right; at++) {
      if (support[at] === 0 || !isShown(a, at, width) || !isShown(b, at, width)) continue
      const ax = (a[at + 1] as number) - (a[at - 1] as number)
      const ay = (a[at + width] as number) - (a[at - width] as number)
      const bx = (b[at + 1] as number) - (b[at - 1] as number)
      const by = (b[at + width] as number) - (b[at - width] as number)
      both += ax * bx + ay * by
      ofA += ax * ax + ay * ay
      ofB += bx * bx + by * by
      count++
    }
  }
  if (count < leastSeen * (right - left) * (bottom - top)) return null
  if (ofA < 4 * structure * structure * count) return Number.NaN
  return ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}

function isShown(data: Float32Array, at: number, width: number): boolean {
  return !(
    isUnseen(data[at - 1] as number) ||
    isUnseen(data[at + 1] as number) ||
    isUnseen(data[at - width] as number) ||
    isUnseen(data[at + width] as number)
  )
}

/** The candidate's level as it lies on the parent's, or unseen where it shows nothing. */
function warpLevel(
  { plane: { width, height, data }, step, middleX, middleY }: Level,
  { shiftX, shiftY, scaleX, scaleY, rotation }: Warp,
): Float32Array {
  const result = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const v = (y + 0.5) * step - middleY
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) * step - middleX
      const atX = (middleX + shiftX + scaleX * u - rotation * v) / step - 0.5
      const atY = (middleY + shiftY + scaleY * v + rotation * u) / step - 0.5
      result[y * width + x] = sampleCubic(data, width, height, atX, atY)
    }
  }
  return result
}
