import { coverRect, intersectRects, type Rect, rectOf, sameRect } from '../../../core/image/rect.ts'
import type { SourceLayer } from '../host/host-parts.ts'
import { clipPolygon } from './clip-polygon.ts'
import { type ImagePlacement, imageMatrix } from './image-matrix.ts'
import { type Box, boxAround, cornersOf, mapPoint, type Point } from './matrix.ts'

/**
 * Says which part of the picture a layer shows, in whole source pixels; undefined where that is all of it.
 *
 * It is the smallest rectangle around all pixels that lie in the layer's box, also partly. Corners, masks and frames
 * that cut the box are left out of account. Undefined as well where the layer shows nothing of it.
 */
export function visibleRect(
  source: Pick<SourceLayer, 'image' | 'paint'> & {
    readonly node: { readonly width: number; readonly height: number }
  },
): Rect | undefined {
  const { node, paint, image } = source
  const placement = imageMatrix(paint, node, image)
  if (!placement) return undefined
  const corners = boxInImage(placement, node)
  const picture = rectOf(image)
  // Of a repeated picture, the first repetition begins at a corner of the box and shows all that any of them shows.
  const shown = partOfPicture(corners, picture)
  return shown && !sameRect(shown, picture) ? shown : undefined
}

/** Gives the corners of a node's box in image pixels. */
export function boxInImage(
  { toImage }: ImagePlacement,
  box: { readonly width: number; readonly height: number },
): readonly Point[] {
  const { width, height } = box
  return cornersOf({ left: 0, top: 0, right: width, bottom: height }).map((corner) =>
    mapPoint(toImage, corner),
  )
}

/**
 * Gives the smallest rectangle of whole pixels around a fractional box, within a picture; null when they share nothing.
 *
 * A side within a thousandth of a pixel border counts as lying on it: Figma's matrices have single precision.
 */
export function pixelsOf({ left, top, right, bottom }: Box, picture: Rect): Rect | null {
  if (right <= left || bottom <= top) return null
  const x = Math.min(noise, (right - left) / 4)
  const y = Math.min(noise, (bottom - top) / 4)
  const inner = coverRect(left + x, top + y, right - left - 2 * x, bottom - top - 2 * y)
  return intersectRects(inner, picture)
}

const noise = 0.001

function partOfPicture(corners: readonly Point[], picture: Rect): Rect | null {
  const { width, height } = picture
  const box = boxAround(clipPolygon(corners, { left: 0, top: 0, right: width, bottom: height }))
  return box && pixelsOf(box, picture)
}
