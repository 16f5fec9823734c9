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
 * `over` come first. Of more than 128 along an axis, 128 are given, evenly from the first to the last. Nothing where the
 * layer shows no picture.
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

/** Repetitions that are looked at along either axis. */
const mostRepetitions = 128

function tilesOf(area: Box, shown: Box, picture: Rect): Tile[] {
  const { width, height } = picture
  const tiles: Tile[] = []
  for (const top of startsAlong(area.top, area.bottom, height)) {
    for (const left of startsAlong(area.left, area.right, width)) {
      const rect = pixelsOf(moveBox(shown, -left, -top), picture)
      if (rect) tiles.push({ left, top, rect })
    }
  }
  const middleX = (area.left + area.right - width) / 2
  const middleY = (area.top + area.bottom - height) / 2
  const away = ({ left, top }: Tile) => Math.hypot(left - middleX, top - middleY)
  return tiles.sort((a, b) => away(a) - away(b))
}

/** Where the repetitions that a stretch touches begin; of very many, some evenly from the first to the last. */
function startsAlong(from: number, to: number, step: number): number[] {
  const first = Math.floor(from / step)
  const count = Math.ceil(to / step) - first
  const kept = Math.min(count, mostRepetitions)
  const apart = kept > 1 ? (count - 1) / (kept - 1) : 0
  return Array.from({ length: kept }, (_, i) => (first + Math.round(i * apart)) * step)
}

function moveBox({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y }
}
