import {
  coverRect,
  intersectRects,
  padRect,
  type Rect,
  type Size,
  uniteRects,
} from '../../image/rect.ts'
import type { Point } from '../../mask/shape.ts'
import {
  type OverlayColors,
  type OverlayMask,
  type OverlayMasks,
  paintOverlay,
} from './paint-overlay.ts'
import type { Viewport } from './viewport.ts'

/** Most pixels of the overlay: beyond, it is drawn at one pixel per CSS pixel, so that panning stays smooth. */
const mostPixels = 2_500_000

export interface OverlayDrawing {
  readonly masks: OverlayMasks
  readonly colors: OverlayColors
  /** The outline of a rectangle or lasso that is being drawn, in source pixels. */
  readonly outline: readonly Point[]
  readonly viewport: Viewport
  readonly stage: Size
  readonly pixelRatio: number
  /** When nothing else changed since the last drawing: the part that did, in source pixels. */
  readonly dirty: Rect | null
}

/** Draws region, edge and protected areas over the stage, and the outline under the pointer. */
export function drawOverlay(canvas: HTMLCanvasElement, drawing: OverlayDrawing): void {
  const { masks, colors, outline, viewport, stage, dirty } = drawing
  const wanted = stage.width * stage.height * drawing.pixelRatio ** 2
  const ratio = wanted > mostPixels ? 1 : drawing.pixelRatio
  const whole = {
    x: 0,
    y: 0,
    width: Math.round(stage.width * ratio),
    height: Math.round(stage.height * ratio),
  }
  if (canvas.width !== whole.width || canvas.height !== whole.height) {
    canvas.width = whole.width
    canvas.height = whole.height
  }
  const context = canvas.getContext('2d')
  if (!context) return
  const line = Math.max(1, Math.round(ratio))
  const onOverlay = (rect: Rect) => overlayRect(rect, viewport, ratio, line)
  if (!dirty) context.clearRect(0, 0, whole.width, whole.height)
  const marked = dirty ? onOverlay(dirty) : boundsOf(masks, onOverlay)
  const box = marked && intersectRects(marked, whole)
  if (box) {
    const step = 1 / (viewport.scale * ratio)
    const left = ((box.x + 0.5) / ratio - viewport.x) / viewport.scale
    const top = ((box.y + 0.5) / ratio - viewport.y) / viewport.scale
    const image = context.createImageData(box.width, box.height)
    const { width, height } = box
    const origin = { x: box.x, y: box.y }
    paintOverlay(image.data, { width, height, left, top, step, line, origin }, masks, colors)
    context.putImageData(image, box.x, box.y)
  }
  if (outline.length > 1) strokeOutline(context, outline, viewport, ratio)
}

/** Gives the overlay pixels that any mask can reach. */
function boundsOf(masks: OverlayMasks, onOverlay: (rect: Rect) => Rect): Rect | null {
  const rects = [masks.region, masks.coverage, masks.protect].flatMap((layer) =>
    layer ? [onOverlay(sourceRect(layer))] : [],
  )
  return rects.length > 0 ? rects.reduce(uniteRects) : null
}

function sourceRect({ mask, density, bounds = mask.rect }: OverlayMask): Rect {
  const { x, y, width, height } = bounds
  return coverRect(x / density, y / density, width / density, height / density)
}

/** Gives the overlay pixels over a part of the source, with room for lines around it. */
function overlayRect(rect: Rect, viewport: Viewport, ratio: number, line: number): Rect {
  const scale = viewport.scale * ratio
  const x = rect.x * scale + viewport.x * ratio
  const y = rect.y * scale + viewport.y * ratio
  return padRect(coverRect(x, y, rect.width * scale, rect.height * scale), line + 1)
}

function strokeOutline(
  context: CanvasRenderingContext2D,
  outline: readonly Point[],
  viewport: Viewport,
  ratio: number,
): void {
  context.beginPath()
  for (const { x, y } of outline) {
    context.lineTo(
      (x * viewport.scale + viewport.x) * ratio,
      (y * viewport.scale + viewport.y) * ratio,
    )
  }
  context.closePath()
  context.lineWidth = ratio
  context.setLineDash([])
  context.strokeStyle = 'rgb(20 20 20 / 80%)'
  context.stroke()
  context.setLineDash([4 * ratio, 4 * ratio])
  context.strokeStyle = '#ffffff'
  context.stroke()
  context.setLineDash([])
}
