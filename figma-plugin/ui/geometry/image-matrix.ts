import type { Size } from '../../../core/image/rect.ts'
import type { PaintFacts } from '../../protocol/node-facts.ts'
import { invert, type Matrix, multiply, scaling, translation } from './matrix.ts'

/** How an image lies in a node's box: maps both ways. */
export interface ImagePlacement {
  /** From the node's own units (0,0 is the box's top-left corner) to image pixels. */
  readonly toImage: Matrix
  /** From image pixels to the node's own units. */
  readonly toNode: Matrix
  /**
   * Set where the image repeats (TILE): how far apart, in image pixels. What `toImage` gives then lies anywhere on
   * the endless pattern, and is brought into the image by taking it modulo this step.
   */
  readonly step: Size | null
}

/** What decides how a paint's image lies in the box. */
export type PlacedPaint = Pick<
  PaintFacts,
  'scaleMode' | 'imageTransform' | 'scalingFactor' | 'rotation'
>

/**
 * Says how an image paint puts its image into a node's box, after Figma's four scale modes.
 *
 * - FILL covers the box, FIT lies within it, both centred and undistorted;
 * - CROP goes by `imageTransform`, from the box taken as 0..1 to the image taken as 0..1 (turned, flipped, partial);
 * - TILE repeats the image at `scalingFactor` units a pixel, from the box's top-left corner on.
 *
 * `rotation` turns the image clockwise before that, in steps of 90°; Figma keeps none for CROP. A paint without a mode
 * fills. Null where nothing is drawn: a box or an image without area, or a transform that flattens it.
 */
export function imageMatrix(paint: PlacedPaint, box: Size, image: Size): ImagePlacement | null {
  if (!hasArea(box) || !hasArea(image)) return null
  if (paint.scaleMode === 'CROP') {
    const toImage = cropMatrix(paint, box, image)
    const toNode = invert(toImage)
    return toNode && { toImage, toNode, step: null }
  }
  const toNode = uprightMatrix(paint, box, image)
  const toImage = invert(toNode)
  const step = paint.scaleMode === 'TILE' ? { width: image.width, height: image.height } : null
  return toImage && { toImage, toNode, step }
}

function hasArea({ width, height }: Size): boolean {
  return width > 0 && height > 0
}

function cropMatrix(paint: PlacedPaint, box: Size, image: Size): Matrix {
  const [[a = 1, c = 0, e = 0] = [], [b = 0, d = 1, f = 0] = []] = paint.imageTransform ?? []
  return multiply(
    scaling(image.width, image.height),
    [a, b, c, d, e, f],
    scaling(1 / box.width, 1 / box.height),
  )
}

/** From image pixels to the node's units: turned, then scaled alike in both directions, then moved. */
function uprightMatrix(paint: PlacedPaint, box: Size, image: Size): Matrix {
  const turns = (((Math.round((paint.rotation ?? 0) / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3
  const turned = turns % 2 === 0 ? image : { width: image.height, height: image.width }
  const turn = turnMatrix(turns, image)
  if (paint.scaleMode === 'TILE') {
    const factor = paint.scalingFactor ?? 1
    return multiply(scaling(factor, factor), turn)
  }
  const across = box.width / turned.width
  const down = box.height / turned.height
  const scale = paint.scaleMode === 'FIT' ? Math.min(across, down) : Math.max(across, down)
  const left = (box.width - turned.width * scale) / 2
  const top = (box.height - turned.height * scale) / 2
  return multiply(translation(left, top), scaling(scale, scale), turn)
}

/** Turns an image clockwise by quarters, and moves it back so that its top-left corner is at 0,0. */
function turnMatrix(turns: 0 | 1 | 2 | 3, { width, height }: Size): Matrix {
  switch (turns) {
    case 0:
      return [1, 0, 0, 1, 0, 0]
    case 1:
      return [0, 1, -1, 0, height, 0]
    case 2:
      return [-1, 0, 0, -1, width, height]
    case 3:
      return [0, -1, 1, 0, 0, width]
  }
}
