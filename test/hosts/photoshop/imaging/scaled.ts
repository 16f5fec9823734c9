import type { Rect, Size } from '../../../../core/image/rect.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import { rectAtLevel } from './pyramid.ts'
import { createRaster, type Raster } from './raster.ts'

/** Cached levels beside the full resolution, as the preference "Cache Levels" of 4 has them. */
const deepest = 3

/** How a read is scaled down. */
export interface Scaling {
  /** 0: full resolution; each further one is half of it. */
  readonly level: number
  /** What is read, in pixels of that level. */
  readonly from: Rect
  /** Size of the picture that results. */
  readonly size: Size
}

/**
 * Decides which pyramid level a read uses.
 *
 * @throws PhotoshopError for a target size without a width or height.
 */
export function scalingFor(
  rect: Rect,
  target: { readonly width?: number; readonly height?: number } | undefined,
): Scaling {
  if (target === undefined) return { level: 0, from: rect, size: rect }
  const { width, height } = target
  for (const side of [width, height]) {
    if (side !== undefined && !(Number.isInteger(side) && side > 0)) {
      throw new PhotoshopError(`Invalid targetSize: ${side}`)
    }
  }
  if (width === undefined && height === undefined) throw new PhotoshopError('Invalid targetSize')
  const size = {
    width: width ?? Math.max(1, Math.round((rect.width * (height ?? 1)) / rect.height)),
    height: height ?? Math.max(1, Math.round((rect.height * (width ?? 1)) / rect.width)),
  }
  const shrink = Math.min(rect.width / size.width, rect.height / size.height)
  const level = Math.min(deepest, Math.max(0, Math.floor(Math.log2(shrink))))
  return { level, from: rectAtLevel(rect, level), size }
}

/** Scales a raster: each pixel is the average of what it covers; colour counts by its alpha. */
export function scaledRaster(raster: Raster, { width, height }: Size): Raster {
  const { rect, data } = raster
  if (rect.width === width && rect.height === height) return raster
  const result = createRaster({ x: 0, y: 0, width, height })
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [top, bottom] = [(y * rect.height) / height, ((y + 1) * rect.height) / height]
      const [left, right] = [(x * rect.width) / width, ((x + 1) * rect.width) / width]
      const sums = [0, 0, 0, 0]
      for (let v = Math.floor(top); v < bottom; v++) {
        for (let u = Math.floor(left); u < right; u++) {
          const part =
            (Math.min(u + 1, right) - Math.max(u, left)) *
            (Math.min(v + 1, bottom) - Math.max(v, top))
          const pos = (v * rect.width + u) * 4
          const alpha = (data[pos + 3] as number) * part
          for (let c = 0; c < 3; c++)
            sums[c] = (sums[c] as number) + (data[pos + c] as number) * alpha
          sums[3] = (sums[3] as number) + alpha
        }
      }
      const alpha = sums[3] as number
      const to = (y * width + x) * 4
      for (let c = 0; c < 3; c++) result.data[to + c] = alpha > 0 ? (sums[c] as number) / alpha : 0
      result.data[to + 3] = alpha / ((right - left) * (bottom - top))
    }
  }
  return result
}
