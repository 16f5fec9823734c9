import type { Alignment } from '../../../core/edit/settle/alignment.ts'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import { driftColor } from './drift-color.ts'
import { driftDetail } from './drift-detail.ts'
import { type AnswerFormat, recode } from './encode-answer.ts'
import { alignPoint, drawGeometry, type Point } from './geometry.ts'
import { type DriftFamily, type DriftLevel, driftBounds } from './levels.ts'
import type { Paint } from './paint.ts'
import { createRandom } from './random.ts'
import { warpPicture } from './warp-picture.ts'

/** How a provider drifts. */
export interface DriftOptions {
  readonly level: DriftLevel
  readonly seed: number
  /** @default affine */
  readonly family?: DriftFamily
  /**
   * The size that was asked for.
   *
   * @default the picture's own
   */
  readonly size?: Size
  /**
   * What the answer is written as, and read from again; `none` loses nothing.
   *
   * @default none
   */
  readonly format?: AnswerFormat
  /** What the provider does to the whole frame before it drifts, such as a look that was asked for in a region only. */
  readonly everywhere?: (picture: Picture) => Picture
}

/** What came back, and the truth about it. */
export interface Drifted {
  /** 8 bits, opaque, as decoded. */
  readonly picture: Picture
  /** How it lies on the crop, as far as shift, scale and rotation tell. */
  readonly alignment: Alignment
  /** What is left beside the alignment: at a place of the crop, a displacement in provider pixels. */
  readonly warp: (x: number, y: number) => Point
  /** Where in the answer a place of the crop really lies. */
  readonly shows: (x: number, y: number) => Point
}

/**
 * Answers with an ideal picture as a provider does: moved, scaled, bent, recoloured, softened, with new texture.
 *
 * The same options give the same answer. Alpha is lost, as providers lose it.
 */
export async function driftPicture(ideal: Picture, options: DriftOptions): Promise<Drifted> {
  const { level, seed, family = 'affine', size = ideal, format = 'none' } = options
  const random = createRandom(seed)
  const painted = options.everywhere ? options.everywhere(ideal) : ideal
  const geometry = drawGeometry(ideal, size, { level, family, seed: random.fork() })
  const bounds = driftBounds[level]
  const moved = warpPicture(painted, geometry)
  const detailed = driftDetail(moved, bounds, family, createRandom(random.fork()))
  const colored = driftColor(detailed, bounds, createRandom(random.fork()))
  return {
    picture: await recode(toPicture(colored), format, bounds),
    alignment: geometry.alignment,
    warp: geometry.warp,
    shows: (x, y) => {
      const [alongX, alongY] = alignPoint(geometry.alignment, ideal, geometry.size, [x, y])
      const [dx, dy] = geometry.warp(x, y)
      return [alongX + dx, alongY + dy]
    },
  }
}

function toPicture({ width, height, data }: Paint): Picture {
  const picture = createPicture({ width, height }, 8)
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    for (let channel = 0; channel < 3; channel++) {
      const value = Math.round(data[from + channel] as number)
      picture.data[to + channel] = Math.min(Math.max(value, 0), 255)
    }
    picture.data[to + 3] = 255
  }
  return picture
}
