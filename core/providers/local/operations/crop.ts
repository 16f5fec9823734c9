import type { Rect, Size } from '../../../image/rect.ts'
import type { CropOperation } from '../operation.ts'

/** Gives the largest centred rectangle of whole pixels with a ratio, in a picture of the given size. */
export function frameOf(size: Size, { ratio }: CropOperation): Rect {
  const wanted = ratio.width / ratio.height
  const width = Math.min(size.width, Math.max(1, Math.round(size.height * wanted)))
  const height = Math.min(size.height, Math.max(1, Math.round(size.width / wanted)))
  return {
    x: Math.floor((size.width - width) / 2),
    y: Math.floor((size.height - height) / 2),
    width,
    height,
  }
}
