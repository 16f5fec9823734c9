import type { Rect, Size } from '../../../core/image/rect.ts'
import { createMask, type Mask } from '../../../core/mask/mask.ts'
import type { Matrix } from '../geometry/matrix.ts'

/** Most looks a pixel takes along each side, where the mask's picture is finer than the source's. */
const mostLooks = 8

/** Where the values come from. */
export interface SampledMask {
  /** Values in the pixels of the mask's own picture. */
  readonly mask: Mask
  readonly image: Size
  /** Whether the picture goes on beyond its borders (TILE); otherwise nothing is there. */
  readonly repeats: boolean
  /** From source pixels to the pixels of the mask's picture. */
  readonly toImage: Matrix
}

/**
 * Works out the values of a mask's picture over a rectangle of source pixels.
 *
 * Bilinear; where the mask's picture is finer, the average of up to 8×8 looks. Where its pixels lie exactly on the
 * source's, also turned by quarters or flipped, the values are its own.
 */
export function sampleMask(sampled: SampledMask, rect: Rect): Uint8Array {
  const [a, b, c, d, e, f] = sampled.toImage
  const finer = Math.max(Math.hypot(a, b), Math.hypot(c, d))
  const looks = Math.min(mostLooks, Math.max(1, Math.ceil(finer - 0.01)))
  const look = sampled.repeats ? lookIntoPattern(sampled) : lookIntoPicture(sampled)
  const result = createMask(rect).data
  for (let y = 0, pos = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++, pos++) {
      let sum = 0
      for (let i = 0; i < looks * looks; i++) {
        const u = rect.x + x + ((i % looks) + 0.5) / looks
        const v = rect.y + y + (Math.floor(i / looks) + 0.5) / looks
        sum += look(a * u + c * v + e, b * u + d * v + f)
      }
      result[pos] = Math.round(sum / (looks * looks))
    }
  }
  return result
}

type Look = (x: number, y: number) => number

function lookIntoPicture({ mask: { rect, data }, image: { width, height } }: SampledMask): Look {
  const at = (column: number, row: number) => {
    const x = Math.min(width - 1, Math.max(0, column)) - rect.x
    const y = Math.min(height - 1, Math.max(0, row)) - rect.y
    if (x < 0 || y < 0 || x >= rect.width || y >= rect.height) return 0
    return data[y * rect.width + x] as number
  }
  return (x, y) => (x < 0 || y < 0 || x > width || y > height ? 0 : bilinear(at, x, y))
}

/** A repeated picture is read whole, so that every value is there. */
function lookIntoPattern({ mask: { data }, image: { width, height } }: SampledMask): Look {
  const at = (column: number, row: number) => {
    const x = ((column % width) + width) % width
    const y = ((row % height) + height) % height
    return data[y * width + x] as number
  }
  return (x, y) => bilinear(at, x, y)
}

function bilinear(at: Look, x: number, y: number): number {
  const column = Math.floor(x - 0.5)
  const row = Math.floor(y - 0.5)
  const right = x - 0.5 - column
  const below = y - 0.5 - row
  const upper = at(column, row) * (1 - right) + at(column + 1, row) * right
  const lower = at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right
  return upper * (1 - below) + lower * below
}
