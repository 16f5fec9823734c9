import type { Size } from '../../image/rect.ts'
import type { Point } from '../../mask/shape.ts'
import { type OverlayColors, type OverlayMasks, paintOverlay } from './paint-overlay.ts'
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
}

/** Draws region, edge and protected areas over the stage, and the outline under the pointer. */
export function drawOverlay(canvas: HTMLCanvasElement, drawing: OverlayDrawing): void {
  const { masks, colors, outline, viewport, stage } = drawing
  const wanted = stage.width * stage.height * drawing.pixelRatio ** 2
  const ratio = wanted > mostPixels ? 1 : drawing.pixelRatio
  const width = Math.round(stage.width * ratio)
  const height = Math.round(stage.height * ratio)
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  const context = canvas.getContext('2d')
  if (!context) return
  if (masks.region || masks.protect || masks.coverage) {
    const step = 1 / (viewport.scale * ratio)
    const image = context.createImageData(width, height)
    const left = (0.5 / ratio - viewport.x) / viewport.scale
    const top = (0.5 / ratio - viewport.y) / viewport.scale
    const line = Math.max(1, Math.round(ratio))
    paintOverlay(image.data, { width, height, left, top, step, line }, masks, colors)
    context.putImageData(image, 0, 0)
  } else {
    context.clearRect(0, 0, width, height)
  }
  if (outline.length > 1) strokeOutline(context, outline, viewport, ratio)
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
