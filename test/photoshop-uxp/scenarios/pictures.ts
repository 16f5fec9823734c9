import type { Rect } from '../../../core/image/rect.ts'
import type { CoverageModel, PixelsModel } from '../../hosts/photoshop/model/model.ts'
import { noise } from '../placing/open-host.ts'

/** Opaque pixels in which neighbours differ, neither dark nor light, in Photoshop's words. */
export function photo(rect: Rect, depth: 8 | 16, seed = 1): PixelsModel {
  return noise(rect, depth, seed, [0.2, 0.7])
}

/** A selection that is full in its middle and fades towards its rectangle's edge over `fade` pixels. */
export function feathered(rect: Rect, fade: number): CoverageModel {
  const data = new Uint8Array(rect.width * rect.height)
  for (let at = 0; at < data.length; at++) {
    const [x, y] = [at % rect.width, Math.floor(at / rect.width)]
    const inset = Math.min(x, y, rect.width - 1 - x, rect.height - 1 - y) + 1
    data[at] = Math.min(255, Math.round((inset / (fade + 1)) * 255))
  }
  return { rect, data }
}

/** A selection of everything in a rectangle. */
export function selected(rect: Rect): CoverageModel {
  return { rect, data: new Uint8Array(rect.width * rect.height).fill(255) }
}

/** The word of one pixel's channel, in document pixels. */
export function wordAt({ rect, data }: PixelsModel, x: number, y: number, channel: number): number {
  return data[((y - rect.y) * rect.width + x - rect.x) * 4 + channel] as number
}

/** The coverage of one pixel, in document pixels; `outside` where nothing is stored. */
export function valueAt({ rect, data }: CoverageModel, x: number, y: number, outside = 0): number {
  const inside = x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height
  return inside ? (data[(y - rect.y) * rect.width + x - rect.x] as number) : outside
}
