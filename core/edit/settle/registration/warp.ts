import type { Size } from '../../../image/rect.ts'
import type { Alignment } from '../alignment.ts'

/**
 * Where the points of one grid lie on another of the same size, about the middle, in values of the finest level:
 *
 *     u′ = shiftX + scaleX·u − rotation·v
 *     v′ = shiftY + scaleY·v + rotation·u
 */
export interface Warp {
  readonly shiftX: number
  readonly shiftY: number
  readonly scaleX: number
  readonly scaleY: number
  readonly rotation: number
}

/** Every point on itself. */
export const identityWarp: Warp = { shiftX: 0, shiftY: 0, scaleX: 1, scaleY: 1, rotation: 0 }

/** Gives an alignment's geometry in candidate pixels for a warp on a grid that both pictures were brought to. */
export function alignmentOfWarp(
  warp: Warp,
  grid: Size,
  candidate: Size,
): Pick<Alignment, 'shiftX' | 'shiftY' | 'scaleX' | 'scaleY' | 'rotation'> {
  return {
    shiftX: (warp.shiftX * candidate.width) / grid.width,
    shiftY: (warp.shiftY * candidate.height) / grid.height,
    scaleX: warp.scaleX,
    scaleY: warp.scaleY,
    rotation: warp.rotation,
  }
}

/** Gives the largest distance between where two warps bring any point of a grid: it lies at a corner. */
export function warpDistance(a: Warp, b: Warp, grid: Size): number {
  let most = 0
  for (const u of [-grid.width / 2, grid.width / 2]) {
    for (const v of [-grid.height / 2, grid.height / 2]) {
      const rotation = a.rotation - b.rotation
      const x = a.shiftX - b.shiftX + (a.scaleX - b.scaleX) * u - rotation * v
      const y = a.shiftY - b.shiftY + (a.scaleY - b.scaleY) * v + rotation * u
      most = Math.max(most, Math.hypot(x, y))
    }
  }
  return most
}
