import { type Rect, rectOf } from '../../../core/image/rect.ts'
import { imageMatrix } from '../geometry/image-matrix.ts'
import {
  type Box,
  boxAround,
  cornersOf,
  intersectBoxes,
  invert,
  type Matrix,
  mapPoint,
  matrixOf,
  multiply,
  translation,
} from '../geometry/matrix.ts'
import { boxInImage, pixelsOf } from '../geometry/visible-rect.ts'
import type { SourceLayer } from '../host/host-parts.ts'

/** One way from the page to the pixels of a picture: a repeated image has one for each repetition. */
export interface PictureWindow {
  /** From page coordinates to source pixels. */
  readonly toPicture: Matrix
  /** The source pixels that this way leads to. */
  readonly rect: Rect
}

/**
 * Gives every way in which something on the page can lie over a source's pixels.
 *
 * An image that is shown once has one window, over the whole picture: an area drawn beyond the layer's border goes on
 * in what the layer cuts away, so that no edge is feathered along that border. A repeated image (TILE) has one window
 * for each repetition that `over` touches, with the pixels that the layer's box shows of it; those in the middle of
 * `over` come first. Nothing where the layer shows no picture.
 *
 * @param over What is laid over, in page coordinates; null for anything.
 */
export function pictureWindows(source: SourceLayer, over: Box | null): readonly PictureWindow[] {
  const placement = imageMatrix(source.paint, source.node, source.image)
  const fromPage = invert(matrixOf(source.node.absoluteTransform))
  if (!placement || !fromPage) return []
  const toPicture = multiply(placement.toImage, fromPage)
  const picture = rectOf(source.image)
  if (!placement.step) return [{ toPicture, rect: picture }]
  const shown = boxAround(boxInImage(placement, source.node))
  const asked = over && boxAround(cornersOf(over).map((corner) => mapPoint(toPicture, corner)))
  const area = asked && shown ? intersectBoxes(asked, shown) : shown
  if (!area || !shown) return []
  return tilesOf(area, shown, picture).map(({ left, top, rect }) => ({
    toPicture: multiply(translation(-left, -top), toPicture),
    rect,
  }))
}

interface Tile {
  /** Where the repetition begins on the endless pattern, in its pixels. */
  readonly left: number
  readonly top: number
  /** The pixels of it that are shown, in the picture. */
  readonly rect: Rect
}

function tilesOf(area: Box, shown: Box, picture: Rect): Tile[] {
  const { width, height } = picture
  const tiles: Tile[] = []
  for (let top = Math.floor(area.top / height) * height; top < area.bottom; top += height) {
    for (let left = Math.floor(area.left / width) * width; left < area.right; left += width) {
      const rect = pixelsOf(moveBox(shown, -left, -top), picture)
      if (rect) tiles.push({ left, top, rect })
    }
  }
  const middleX = (area.left + area.right - width) / 2
  const middleY = (area.top + area.bottom - height) / 2
  const away = ({ left, top }: Tile) => Math.hypot(left - middleX, top - middleY)
  return tiles.sort((a, b) => away(a) - away(b))
}

function moveBox({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y }
}
