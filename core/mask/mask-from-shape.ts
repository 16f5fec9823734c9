import { coverRect, intersectRects, type Rect } from '../image/rect.ts'
import { createMask, type Mask } from './mask.ts'
import { type Shape, shapeBox } from './shape.ts'
import { type Spans, spansOfRow } from './shape-spans.ts'

/** Lines that each pixel row is measured along: coverage is exact across, and in steps of 1/16 downwards. */
const linesPerRow = 16

/**
 * Turns a drawn shape into a mask with smooth (anti-aliased) borders, clipped to `bounds`.
 *
 * Coverage is the part of each pixel that the shape covers. The mask's rectangle is the shape's own box inside
 * `bounds`, so that a small shape stays small; a shape without area or outside `bounds` gives an empty mask.
 */
export function maskFromShape(shape: Shape, bounds: Rect): Mask {
  const box = shapeBox(shape)
  const rect = box && intersectRects(coverRect(box.x, box.y, box.width, box.height), bounds)
  if (!rect) return createMask({ x: bounds.x, y: bounds.y, width: 1, height: 1 })
  const mask = createMask(rect)
  const sums = new Float64Array(rect.width)
  for (let row = 0; row < rect.height; row++) {
    const top = rect.y + row
    const spansAt = spansOfRow(shape, top)
    sums.fill(0)
    for (let line = 0; line < linesPerRow; line++) {
      addSpans(spansAt(top + (line + 0.5) / linesPerRow), rect.x, sums)
    }
    writeRow(sums, mask.data, row * rect.width)
  }
  return mask
}

/** Adds to each pixel the part of it that the spans cover, 0 to 1. */
function addSpans(spans: Spans, left: number, sums: Float64Array): void {
  for (let i = 0; i < spans.length; i += 2) {
    const start = Math.max(0, (spans[i] as number) - left)
    const end = Math.min(sums.length, (spans[i + 1] as number) - left)
    for (let x = Math.floor(start); x < end; x++) {
      const part = Math.min(end, x + 1) - Math.max(start, x)
      sums[x] = (sums[x] as number) + part
    }
  }
}

function writeRow(sums: Float64Array, to: Uint8Array, at: number): void {
  const scale = 255 / linesPerRow
  for (let x = 0; x < sums.length; x++) {
    to[at + x] = Math.min(255, Math.floor((sums[x] as number) * scale + 0.5))
  }
}
