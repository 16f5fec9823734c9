import { type Rect, rectOf, type Size } from '../../image/rect.ts'
import { drawChecks } from './draw-checks.ts'
import { drawLevels, onScreen } from './picture-levels.ts'
import type { StagePictures } from './use-stage-pictures.ts'
import type { Viewport } from './viewport.ts'

export interface StageDrawing {
  readonly pictures: StagePictures
  readonly picture: Size
  readonly viewport: Viewport
  readonly stage: Size
  readonly pixelRatio: number
  /** Where the slider stands, in CSS pixels from the stage's left; null without slider. */
  readonly split: number | null
  /** The part of the picture that its layer shows, in source pixels; null where that is all of it. */
  readonly visible: Rect | null
}

/** Laid over what the layer does not show: seen well enough to judge what a change there would be. */
const veil = 'rgb(30 30 30 / 62%)'

/** Draws the pictures of the stage: what shows or a candidate, and left of the slider what was before. */
export function drawStage(canvas: HTMLCanvasElement, drawing: StageDrawing): void {
  const { pictures, picture, viewport, stage, pixelRatio, split, visible } = drawing
  const context = fitCanvas(canvas, stage, pixelRatio)
  if (!context) return
  const whole = rectOf(picture)
  const { shown, candidate, partial } = pictures
  if (shown.levels) drawChecks(context, onScreen(whole, viewport, pixelRatio), pixelRatio)
  clipTo(context, split === null ? 0 : split * pixelRatio, canvas.width, canvas.height)
  if (shown.levels && !(candidate?.levels && candidate.replaces)) {
    drawLevels(context, shown.levels, whole, viewport, pixelRatio)
  }
  if (candidate?.levels) drawLevels(context, candidate.levels, candidate.rect, viewport, pixelRatio)
  if (partial?.levels) drawLevels(context, partial.levels, partial.rect, viewport, pixelRatio)
  context.restore()
  if (split !== null) drawBefore(context, drawing, split)
  if (!visible || !shown.levels) return
  const [part, all] = [visible, whole].map((rect) => onScreen(rect, viewport, pixelRatio))
  if (part && all) dimAround(context, part, all)
}

function drawBefore(context: CanvasRenderingContext2D, drawing: StageDrawing, split: number): void {
  const { pictures, picture, viewport, pixelRatio } = drawing
  const { shown, before, candidate } = pictures
  clipTo(context, 0, split * pixelRatio, context.canvas.height)
  // What shows stands in until the picture before is read: an empty half would flash.
  const old = candidate ? shown.levels : (before.levels ?? shown.levels)
  if (old) drawLevels(context, old, rectOf(picture), viewport, pixelRatio)
  context.restore()
}

/** Dims the picture outside the part of it that its layer shows. */
function dimAround(context: CanvasRenderingContext2D, part: Rect, whole: Rect): void {
  context.beginPath()
  context.rect(whole.x, whole.y, whole.width, whole.height)
  context.rect(part.x, part.y, part.width, part.height)
  context.fillStyle = veil
  context.fill('evenodd')
}

/** Gives a canvas as many pixels as the screen has, clears it, and gives its context. */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  stage: Size,
  pixelRatio: number,
): CanvasRenderingContext2D | null {
  const width = Math.round(stage.width * pixelRatio)
  const height = Math.round(stage.height * pixelRatio)
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  const context = canvas.getContext('2d')
  context?.clearRect(0, 0, width, height)
  return context
}

function clipTo(context: CanvasRenderingContext2D, left: number, right: number, height: number) {
  context.save()
  context.beginPath()
  context.rect(left, 0, Math.max(0, right - left), height)
  context.clip()
}
