import type { Fill, PaintTransform } from '@open-pencil/core'
import type { Size } from '../../core/image/rect.ts'
import type { PaintFacts } from '../../figma-plugin/protocol/node-facts.ts'

/**
 * Writes a paint in OpenPencil's form.
 *
 * Some members have other names there. A repeated image is laid by a transform in place of Figma's scaling factor, and so
 * is a fitted one here: OpenPencil 0.14 stretches it to the box's width. Rotation and filters of image paints it doesn't
 * know.
 */
export function openPencilPaint(paint: PaintFacts, box: Size, image: Size): Fill {
  const { gradientTransform, gradientStops, color, imageTransform: _, ...rest } = paint
  const transform = transformOf(paint, box, image)
  return {
    ...rest,
    visible: paint.visible ?? true,
    opacity: paint.opacity ?? 1,
    blendMode: paint.blendMode ?? 'NORMAL',
    color: { r: 0, g: 0, b: 0, a: 1, ...(color as object | undefined) },
    ...(paint.scaleMode && { imageScaleMode: modeOf(paint.scaleMode) }),
    ...(transform && { imageTransform: rowsToMembers(transform) }),
    ...(isRows(gradientTransform) && { gradientTransform: rowsToMembers(gradientTransform) }),
    ...(Array.isArray(gradientStops) && { gradientStops }),
  } as Fill
}

function modeOf(mode: NonNullable<PaintFacts['scaleMode']>): string {
  return mode === 'FIT' ? 'CROP' : mode
}

/** From the box as 0..1 to the image as 0..1. */
function transformOf(paint: PaintFacts, box: Size, image: Size): number[][] | undefined {
  if (paint.scaleMode === 'CROP') return paint.imageTransform
  if (paint.scaleMode !== 'TILE' && paint.scaleMode !== 'FIT') return undefined
  const isTile = paint.scaleMode === 'TILE'
  const fitted = Math.min(box.width / image.width, box.height / image.height)
  const scale = isTile ? (paint.scalingFactor ?? 1) : fitted
  // As many images across and down as fit into the box.
  const across = box.width / (image.width * scale)
  const down = box.height / (image.height * scale)
  return [
    [across, 0, isTile ? 0 : (1 - across) / 2],
    [0, down, isTile ? 0 : (1 - down) / 2],
  ]
}

function isRows(value: unknown): value is number[][] {
  return Array.isArray(value)
}

function rowsToMembers([first = [], second = []]: readonly number[][]): PaintTransform {
  const [m00 = 1, m01 = 0, m02 = 0] = first
  const [m10 = 0, m11 = 1, m12 = 0] = second
  return { m00, m01, m02, m10, m11, m12 }
}
