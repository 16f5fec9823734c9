import { throwIfAborted } from '../../errors.ts'
import type { Rect, Size } from '../../image/rect.ts'
import { nextTask } from '../next-task.ts'
import type { PictureBands } from './picture-bands.ts'
import type { Viewport } from './viewport.ts'

/**
 * A picture as bitmaps at full, half, quarter… size: built once, so that drawing a large picture small is cheap
 * and free of shimmer.
 */
export interface PictureLevels extends Size {
  /** Top first; together they cover the picture. */
  readonly strips: readonly LevelStrip[]
  readonly close: () => void
}

/** Some rows of a picture at every size. */
export interface LevelStrip {
  /** The rows that this strip is there for, in the picture's pixels. */
  readonly top: number
  readonly height: number
  /** The rows that its bitmaps hold: some more, so that what is drawn smooth meets its neighbours without a seam. */
  readonly from: number
  readonly rows: number
  /** Full size first, each at half the one before. */
  readonly bitmaps: readonly ImageBitmap[]
}

/** The smallest level's longer side is about this long, in pixels. */
const smallestEdge = 700

/** Most pixels that are converted and made smaller in one task, so that none holds the page up. */
export const pixelsAtOnce = 3 * 2 ** 18

/**
 * Prepares a picture for drawing, strip by strip, each in a task of its own.
 *
 * @throws RefineError `cancelled` once the signal is aborted.
 */
export async function createPictureLevels(
  picture: PictureBands,
  options: { readonly signal?: AbortSignal } = {},
): Promise<PictureLevels> {
  const { width, height } = picture
  const strips: LevelStrip[] = []
  const close = () => {
    for (const { bitmaps } of strips) for (const bitmap of bitmaps) bitmap.close()
  }
  const levels = levelCount(picture)
  // Rows that a strip holds beyond its own on either side: two at the smallest size.
  const seam = 2 ** levels
  const own = ownRows(picture, seam)
  try {
    for (let top = 0; top < height; top += own) {
      await nextTask()
      throwIfAborted(options.signal)
      const from = Math.max(0, top - seam)
      const rows = Math.min(height, top + own + seam) - from
      const bitmaps = await bitmapsOf(picture.band(from, rows), levels)
      strips.push({ top, height: Math.min(own, height - top), from, rows, bitmaps })
    }
  } catch (thrown) {
    close()
    throw thrown
  }
  return { width, height, strips, close }
}

/** Rows of a strip without those it shares; strips begin where a row of every level begins. */
function ownRows({ width }: Size, seam: number): number {
  return Math.max(1, Math.floor(pixelsAtOnce / width / seam) - 2) * seam
}

function levelCount({ width, height }: Size): number {
  let count = 1
  for (let edge = Math.max(width, height); edge / 2 >= smallestEdge; edge = Math.round(edge / 2)) {
    count++
  }
  return count
}

async function bitmapsOf(pixels: ImageData, levels: number): Promise<ImageBitmap[]> {
  let last = await createImageBitmap(pixels)
  const bitmaps = [last]
  while (bitmaps.length < levels) {
    last = await createImageBitmap(last, {
      resizeWidth: Math.max(1, Math.round(last.width / 2)),
      resizeHeight: Math.max(1, Math.round(last.height / 2)),
      resizeQuality: 'medium',
    })
    bitmaps.push(last)
  }
  return bitmaps
}

/** From this scale on single pixels are shown as squares. */
const sharpFrom = 3

/** Draws a picture that lies at `rect` of the source; single pixels stay sharp squares when enlarged. */
export function drawLevels(
  context: CanvasRenderingContext2D,
  levels: PictureLevels,
  rect: Rect,
  viewport: Viewport,
  pixelRatio: number,
): void {
  const scale = viewport.scale * pixelRatio
  const place = onScreen(rect, viewport, pixelRatio)
  const shrunk = place.height / levels.height
  context.imageSmoothingEnabled = scale < sharpFrom
  context.imageSmoothingQuality = 'high'
  for (const { top, height, from, rows, bitmaps } of levels.strips) {
    const bitmap = bitmaps[levelFor(scale * (rect.width / levels.width), bitmaps.length)]
    const start = Math.round(place.y + top * shrunk)
    const end = Math.round(place.y + (top + height) * shrunk)
    const isSeen = end > start && end > 0 && start < context.canvas.height
    if (!bitmap || bitmap.width === 0 || !isSeen) continue
    context.save()
    context.beginPath()
    // Along whole device pixels: each belongs to one strip, whose own edge lies outside.
    context.rect(place.x, start, place.width, end - start)
    context.clip()
    context.drawImage(bitmap, place.x, place.y + from * shrunk, place.width, rows * shrunk)
    context.restore()
  }
}

/** Gives where a part of the source lies on a canvas, in whole device pixels. */
export function onScreen(rect: Rect, viewport: Viewport, pixelRatio: number): Rect {
  const x = Math.round((rect.x * viewport.scale + viewport.x) * pixelRatio)
  const y = Math.round((rect.y * viewport.scale + viewport.y) * pixelRatio)
  const right = Math.round(((rect.x + rect.width) * viewport.scale + viewport.x) * pixelRatio)
  const bottom = Math.round(((rect.y + rect.height) * viewport.scale + viewport.y) * pixelRatio)
  return { x, y, width: right - x, height: bottom - y }
}

/** Picks the smallest level that still has at least one pixel per device pixel. */
export function levelFor(scale: number, levels: number): number {
  const halvings = Math.floor(Math.log2(1 / Math.max(scale, 1e-6)) + 1e-6)
  return Math.max(0, Math.min(levels - 1, halvings))
}
