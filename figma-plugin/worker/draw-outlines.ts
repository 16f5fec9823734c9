import { RefineError } from '../../core/errors.ts'
import type { Rect, Size } from '../../core/image/rect.ts'
import { createMask, type Mask } from '../../core/mask/mask.ts'
import type { PixelOutline } from '../ui/pixels/figma-pixels.ts'
import { outlineBounds } from './outline-bounds.ts'

/** Pixels on which borders of several outlines meet, up to which their union is looked at closely. */
const mostMeetings = 20_000

/** Where a pixel is looked at, in each direction. */
const samples: readonly number[] = [0.125, 0.375, 0.625, 0.875]

/**
 * Draws outlines with the browser's canvas as coverage within a rectangle, with smooth edges.
 *
 * Several are united as masks are: the larger coverage counts. Where borders of several meet within a pixel, it is
 * what they cover together, counted by 16 points: so neither does a seam remain between outlines that touch, nor is an
 * edge that two of them share harder than one.
 */
export function drawOutlines(outlines: readonly PixelOutline[], within: Rect): Mask {
  const mask = createMask(within)
  const sums = new Uint16Array(outlines.length > 1 ? mask.data.length : 0)
  for (const outline of outlines) {
    const bounds = outlineBounds(outline, within)
    if (bounds) addCoverage(drawOutline(outline, bounds), bounds, mask, sums)
  }
  const meetings: number[] = []
  for (let i = 0; i < sums.length; i++) {
    const largest = mask.data[i] as number
    if (largest < 255 && (sums[i] as number) > largest) meetings.push(i)
  }
  if (meetings.length > 0 && meetings.length <= mostMeetings) lookClosely(outlines, meetings, mask)
  return mask
}

/** Gives RGBA words whose alpha is the outline's coverage of each pixel in `bounds`. */
function drawOutline(outline: PixelOutline, bounds: Rect): Uint8ClampedArray {
  const context = openCanvas(bounds)
  place(context, outline, bounds)
  context.fill(new Path2D(outline.data), ruleOf(outline))
  return context.getImageData(0, 0, bounds.width, bounds.height).data
}

function addCoverage(
  words: Uint8ClampedArray,
  bounds: Rect,
  { rect, data }: Mask,
  sums: Uint16Array,
): void {
  for (let y = 0; y < bounds.height; y++) {
    let to = (bounds.y - rect.y + y) * rect.width + bounds.x - rect.x
    for (let pos = y * bounds.width * 4 + 3; pos < (y + 1) * bounds.width * 4; pos += 4, to++) {
      const coverage = words[pos] as number
      data[to] = Math.max(data[to] as number, coverage)
      if (sums.length > 0) sums[to] = Math.min(65_535, (sums[to] as number) + coverage)
    }
  }
}

function lookClosely(outlines: readonly PixelOutline[], pixels: number[], { rect, data }: Mask) {
  const context = openCanvas({ width: 1, height: 1 })
  const hits = pixels.map(() => 0)
  for (const outline of outlines) {
    place(context, outline, rect)
    const path = new Path2D(outline.data)
    const rule = ruleOf(outline)
    pixels.forEach((i, at) => {
      const x = i % rect.width
      const y = Math.floor(i / rect.width)
      samples.forEach((dy, row) => {
        samples.forEach((dx, column) => {
          const bit = 1 << (row * samples.length + column)
          const isHit = ((hits[at] as number) & bit) !== 0
          if (!isHit && context.isPointInPath(path, x + dx, y + dy, rule)) {
            hits[at] = (hits[at] as number) | bit
          }
        })
      })
    })
  }
  pixels.forEach((i, at) => {
    const together = Math.round((countBits(hits[at] as number) * 255) / samples.length ** 2)
    data[i] = Math.max(data[i] as number, together)
  })
}

function place(
  context: OffscreenCanvasRenderingContext2D,
  { matrix: [a, b, c, d, e, f] }: PixelOutline,
  origin: { x: number; y: number },
): void {
  context.setTransform(a, b, c, d, e - origin.x, f - origin.y)
}

function ruleOf({ windingRule }: PixelOutline): CanvasFillRule {
  return windingRule === 'EVENODD' ? 'evenodd' : 'nonzero'
}

function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

function openCanvas({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (context) return context
  throw new RefineError('too_large', `The browser has no room for ${width}×${height} pixels.`, {
    hint: 'Close other pages, or use a smaller picture.',
  })
}
