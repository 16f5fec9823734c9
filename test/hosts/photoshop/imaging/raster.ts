import { intersectRects, type Rect } from '../../../../core/image/rect.ts'
import type { CoverageModel, MaskModel, PixelsModel } from '../model/model.ts'

/** Pixels while they are composited: straight RGBA from 0 to 1, row-major. */
export interface Raster {
  readonly rect: Rect
  readonly data: Float32Array
}

/** Full intensity as a document of this depth stores it: 255, or Photoshop's 32768. */
export function fullWord(depth: 8 | 16): 255 | 32768 {
  return depth === 8 ? 255 : 32768
}

/** Makes a transparent raster. */
export function createRaster(rect: Rect): Raster {
  return { rect, data: new Float32Array(rect.width * rect.height * 4) }
}

/** Takes a rectangle out of a layer's pixels; what lies outside them is transparent. */
export function rasterOf(pixels: PixelsModel | null, rect: Rect): Raster {
  const raster = createRaster(rect)
  const shared = pixels && intersectRects(pixels.rect, rect)
  if (!pixels || !shared) return raster
  const full = fullWord(pixels.data instanceof Uint8Array ? 8 : 16)
  for (let y = shared.y; y < shared.y + shared.height; y++) {
    let from = ((y - pixels.rect.y) * pixels.rect.width + shared.x - pixels.rect.x) * 4
    let to = ((y - rect.y) * rect.width + shared.x - rect.x) * 4
    for (const end = to + shared.width * 4; to < end; ) {
      raster.data[to++] = (pixels.data[from++] as number) / full
    }
  }
  return raster
}

/** Gives a raster's words at a depth, rounded once. */
export function wordsOf(raster: Raster, depth: 8 | 16): Uint8Array | Uint16Array {
  const full = fullWord(depth)
  const { length } = raster.data
  const words = depth === 8 ? new Uint8Array(length) : new Uint16Array(length)
  for (let pos = 0; pos < length; pos++) {
    words[pos] = Math.round(Math.min(1, Math.max(0, raster.data[pos] as number)) * full)
  }
  return words
}

/** Gives how much of each pixel a mask shows, 0 to 1, with its density. */
export function maskIn(mask: MaskModel | null, rect: Rect): Float32Array | null {
  if (!mask?.enabled) return null
  const hidden = mask.density / 255
  return coverageIn(mask.coverage, mask.outside, rect).map((value) => 1 - (1 - value) * hidden)
}

/** Gives coverage for every pixel of a rectangle, 0 to 1. */
export function coverageIn(coverage: CoverageModel, outside: 0 | 255, rect: Rect): Float32Array {
  const result = new Float32Array(rect.width * rect.height).fill(outside / 255)
  const shared = intersectRects(coverage.rect, rect)
  if (!shared) return result
  for (let y = shared.y; y < shared.y + shared.height; y++) {
    for (let x = shared.x; x < shared.x + shared.width; x++) {
      const value = coverage.data[(y - coverage.rect.y) * coverage.rect.width + x - coverage.rect.x]
      result[(y - rect.y) * rect.width + x - rect.x] = (value as number) / 255
    }
  }
  return result
}
