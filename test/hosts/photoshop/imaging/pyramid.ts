import type { Rect } from '../../../../core/image/rect.ts'
import type { CoverageModel, MaskModel, PixelsModel } from '../model/model.ts'

const pixelLevels = new WeakMap<PixelsModel, Map<number, PixelsModel>>()
const coverageLevels = new WeakMap<CoverageModel, Map<number, CoverageModel>>()

/** Gives the rectangle that covers `rect` where one pixel stands for 2^level × 2^level of the document's. */
export function rectAtLevel(rect: Rect, level: number): Rect {
  const x = rect.x >> level
  const y = rect.y >> level
  const scale = 2 ** level
  return {
    x,
    y,
    width: Math.max(1, Math.ceil((rect.x + rect.width) / scale) - x),
    height: Math.max(1, Math.ceil((rect.y + rect.height) / scale) - y),
  }
}

/** Gives a layer's pixels at a pyramid level: averages in which transparent pixels' colour does not count. */
export function atLevel(pixels: PixelsModel, level: number): PixelsModel {
  if (level === 0) return pixels
  return remembered(pixelLevels, pixels, level, () => {
    const rect = rectAtLevel(pixels.rect, level)
    const words = rect.width * rect.height * 4
    const data = pixels.data instanceof Uint8Array ? new Uint8Array(words) : new Uint16Array(words)
    averagePixels(pixels, { rect, data }, level)
    return { rect, data }
  })
}

/** Gives a mask at a pyramid level. */
export function maskAtLevel(mask: MaskModel, level: number): MaskModel {
  if (level === 0) return mask
  return { ...mask, coverage: coverageAtLevel(mask.coverage, level, mask.outside) }
}

/** Gives coverage at a pyramid level; outside its rectangle it is `outside`. */
export function coverageAtLevel(
  coverage: CoverageModel,
  level: number,
  outside: 0 | 255,
): CoverageModel {
  if (level === 0) return coverage
  return remembered(coverageLevels, coverage, level, () => {
    const rect = rectAtLevel(coverage.rect, level)
    const data = new Uint8Array(rect.width * rect.height)
    for (let at = 0; at < data.length; at++) {
      const block = blockOf(rect, at, level)
      let total = 0
      eachPixel(block, coverage.rect, (from) => {
        total += (from < 0 ? outside : coverage.data[from]) as number
      })
      data[at] = Math.round(total / (block.width * block.height))
    }
    return { rect, data }
  })
}

function averagePixels(from: PixelsModel, to: PixelsModel, level: number): void {
  for (let at = 0; at < to.rect.width * to.rect.height; at++) {
    const sums: [number, number, number, number] = [0, 0, 0, 0]
    const block = blockOf(to.rect, at, level)
    eachPixel(block, from.rect, (pixel) => {
      if (pixel < 0) return
      const alpha = from.data[pixel * 4 + 3] as number
      for (let c = 0; c < 3; c++) sums[c as 0] += (from.data[pixel * 4 + c] as number) * alpha
      sums[3] += alpha
    })
    for (let c = 0; c < 3; c++) {
      to.data[at * 4 + c] = sums[3] === 0 ? 0 : Math.round((sums[c] as number) / sums[3])
    }
    to.data[at * 4 + 3] = Math.round(sums[3] / (block.width * block.height))
  }
}

function blockOf(rect: Rect, at: number, level: number): Rect {
  const size = 2 ** level
  const x = (rect.x + (at % rect.width)) * size
  const y = (rect.y + Math.floor(at / rect.width)) * size
  return { x, y, width: size, height: size }
}

/** Visits the pixels of a block as positions in `rect`; -1 for those outside it. */
function eachPixel(block: Rect, rect: Rect, visit: (at: number) => void): void {
  for (let y = block.y - rect.y; y < block.y - rect.y + block.height; y++) {
    for (let x = block.x - rect.x; x < block.x - rect.x + block.width; x++) {
      const inside = x >= 0 && y >= 0 && x < rect.width && y < rect.height
      visit(inside ? y * rect.width + x : -1)
    }
  }
}

function remembered<T extends object>(
  memory: WeakMap<T, Map<number, T>>,
  key: T,
  level: number,
  make: () => T,
): T {
  const levels = memory.get(key) ?? new Map<number, T>()
  memory.set(key, levels)
  const known = levels.get(level) ?? make()
  levels.set(level, known)
  return known
}
