import { inRows, inRuns } from '../../image/in-runs.ts'
import type { Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import type { LabColor } from './color-range.ts'
import { flood } from './flood.ts'
import { valuesOfColors } from './values-of-colors.ts'

/** What counts as similar. */
export interface Likeness {
  /** Colours to be near to; the nearest one counts. */
  readonly colors: readonly LabColor[]
  /** The largest difference (ΔE76, distance in CIE Lab), at most {@link largestTolerance}. */
  readonly tolerance: number
  /** Pixels that the area must hang together with, as indices; null takes everything that is alike. */
  readonly from: readonly number[] | null
}

/** Differences are kept in steps of a half; beyond 127 all are far. */
const stepsPerUnit = 2
export const largestTolerance = 100

/**
 * Gives the area of similar colour, 0..255: what a magic wand selects, with smooth (anti-aliased) borders.
 *
 * Pixels within the tolerance are fully in. A pixel beside them that mixes their colour with what lies beyond is in by
 * the share that it has of their colour. What is fully transparent is like nothing.
 */
export function* similarColor(picture: Picture, likeness: Likeness): Steps<Uint8Array> {
  const { colors, tolerance, from } = likeness
  const far = yield* valuesOfColors(picture, (l, a, b) => farFrom(colors, l, a, b), 255)
  const limit = Math.round(tolerance * stepsPerUnit)
  const cells = new Uint8Array(far.length)
  const alike = from ? 1 : 2
  yield* inRuns(far.length, (start, end) => {
    for (let i = start; i < end; i++) if ((far[i] as number) <= limit) cells[i] = alike
  })
  for (const first of from ?? []) yield* flood(cells, picture, first)
  const result = new Uint8Array(far.length)
  yield* inRows(picture.width * 2, picture.height, (y) =>
    paintRow(far, cells, picture, y, limit, result),
  )
  return result
}

function farFrom(colors: readonly LabColor[], l: number, a: number, b: number): number {
  let least = Number.POSITIVE_INFINITY
  for (const [l2, a2, b2] of colors) {
    least = Math.min(least, (l - l2) ** 2 + (a - a2) ** 2 + (b - b2) ** 2)
  }
  return Math.min(255, Math.round(Math.sqrt(least) * stepsPerUnit))
}

function paintRow(
  far: Uint8Array,
  cells: Uint8Array,
  { width, height }: Size,
  y: number,
  limit: number,
  result: Uint8Array,
): void {
  const top = Math.max(0, y - 1)
  const bottom = Math.min(height - 1, y + 1)
  for (let x = 0; x < width; x++) {
    const at = y * width + x
    if (cells[at] === 2) {
      result[at] = 255
      continue
    }
    let isBeside = false
    let farthest = 0
    for (let row = top; row <= bottom; row++) {
      const last = row * width + Math.min(width - 1, x + 1)
      for (let i = row * width + Math.max(0, x - 1); i <= last; i++) {
        if (cells[i] === 2) isBeside = true
        if ((far[i] as number) > farthest) farthest = far[i] as number
      }
    }
    const own = far[at] as number
    if (isBeside && own > limit) {
      result[at] = Math.round((255 * (farthest - own)) / (farthest - limit))
    }
  }
}
