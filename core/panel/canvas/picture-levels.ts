import type { Picture } from '../../image/picture.ts'
import type { Rect, Size } from '../../image/rect.ts'
import { imageDataOf } from './image-data.ts'
import type { Viewport } from './viewport.ts'

/**
 * A picture as bitmaps at full, half, quarter… size: built once, so that drawing a large picture small is cheap
 * and free of shimmer.
 */
export interface PictureLevels extends Size {
  /** Full size first, each at half the one before. */
  readonly bitmaps: readonly ImageBitmap[]
  readonly close: () => void
}

/** The smallest level's longer side is about this long, in pixels. */
const smallestEdge = 700

/** Prepares a picture for drawing. */
export async function createPictureLevels(picture: Picture): Promise<PictureLevels> {
  const bitmaps = [await createImageBitmap(imageDataOf(picture))]
  for (;;) {
    const last = bitmaps[bitmaps.length - 1]
    if (!last || Math.max(last.width, last.height) / 2 < smallestEdge) break
    bitmaps.push(
      await createImageBitmap(last, {
        resizeWidth: Math.max(1, Math.round(last.width / 2)),
        resizeHeight: Math.max(1, Math.round(last.height / 2)),
        resizeQuality: 'medium',
      }),
    )
  }
  return {
    width: picture.width,
    height: picture.height,
    bitmaps,
    close: () => {
      for (const bitmap of bitmaps) bitmap.close()
    },
  }
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
  const level = levelFor(scale * (rect.width / levels.width), levels.bitmaps.length)
  const bitmap = levels.bitmaps[level]
  if (!bitmap || bitmap.width === 0) return
  const { x, y, width, height } = onScreen(rect, viewport, pixelRatio)
  context.imageSmoothingEnabled = scale < sharpFrom
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, x, y, width, height)
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
