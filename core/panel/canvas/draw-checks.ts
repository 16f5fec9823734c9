import { intersectRects, type Rect, rectOf } from '../../image/rect.ts'

/** Side of one square, in CSS pixels. */
const side = 8

/** Lighter and darker than any stage's own colour by so little that both themes can use them. */
const colors = ['rgb(128 128 128 / 12%)', 'rgb(128 128 128 / 36%)'] as const

/** Draws the squares that show through where a picture is transparent; they stand still while it is moved. */
export function drawChecks(
  context: CanvasRenderingContext2D,
  area: Rect,
  pixelRatio: number,
): void {
  const visible = intersectRects(area, rectOf(context.canvas))
  const pattern = visible && checks(context, Math.max(1, Math.round(side * pixelRatio)))
  if (!pattern) return
  context.fillStyle = pattern
  context.fillRect(visible.x, visible.y, visible.width, visible.height)
}

function checks(context: CanvasRenderingContext2D, size: number): CanvasPattern | null {
  const tile = new OffscreenCanvas(2 * size, 2 * size)
  const drawing = tile.getContext('2d')
  if (!drawing) return null
  for (const [index, color] of colors.entries()) {
    drawing.fillStyle = color
    drawing.fillRect(0, index * size, size, size)
    drawing.fillRect(size, (1 - index) * size, size, size)
  }
  return context.createPattern(tile, 'repeat')
}
