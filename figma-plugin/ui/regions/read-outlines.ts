import { throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions } from '../../../core/host.ts'
import { type Rect, sameRect } from '../../../core/image/rect.ts'
import { uniteMasks } from '../../../core/mask/combine.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import type { Mask } from '../../../core/mask/mask.ts'
import type { ShapeFacts } from '../../protocol/node-facts.ts'
import {
  type Box,
  boxAround,
  cornersOf,
  type Matrix,
  mapPoint,
  matrixOf,
  multiply,
} from '../geometry/matrix.ts'
import { pixelsOf } from '../geometry/visible-rect.ts'
import type { FigmaHostDeps, SourceLayer } from '../host/host-parts.ts'
import type { PixelOutline } from '../pixels/figma-pixels.ts'
import { outlineBox } from './outline-box.ts'
import { type PictureWindow, pictureWindows } from './picture-windows.ts'

/** An outline on the page. */
export type Outline = ShapeFacts['outlines'][number]

/** Repetitions of a picture that are drawn in one go. */
const windowsAtOnce = 64

/**
 * Draws outlines over a source as the area that they cover of its picture, in source pixels; null for none.
 *
 * Whatever turned, flipped or nested the outlines and the source is in their transforms. On a repeated image, an area
 * marked on one repetition is marked on all.
 */
export async function readOutlines(
  deps: Pick<FigmaHostDeps, 'pixels'>,
  source: SourceLayer,
  outlines: readonly Outline[],
  options: CallOptions = {},
): Promise<Mask | null> {
  let area: Mask | null = null
  // Over repetitions, each outline touches its own ones.
  const together = source.paint.scaleMode === 'TILE' ? outlines.map((one) => [one]) : [outlines]
  for (const drawn of together) {
    const box = boxOnPage(drawn)
    for (const windows of alikeWindows(pictureWindows(source, box))) {
      throwIfAborted(options.signal)
      const within = drawn.length > 0 ? reachOf(windows, box) : null
      if (!within || (area && isFull(area, within))) continue
      const moved = windows.flatMap(({ toPicture }) => outlinesIn(drawn, toPicture))
      const coverage: Mask = await deps.pixels.coverage(moved, within, options)
      area = area ? uniteMasks(area, coverage) : coverage
    }
  }
  return area
}

/** Draws outlines as they lie in one window; null where they don't reach it. */
export async function readOutlinesIn(
  deps: Pick<FigmaHostDeps, 'pixels'>,
  window: PictureWindow,
  outlines: readonly Outline[],
  options: CallOptions = {},
): Promise<Mask | null> {
  const within = outlines.length > 0 ? reachOf([window], boxOnPage(outlines)) : null
  return within && deps.pixels.coverage(outlinesIn(outlines, window.toPicture), within, options)
}

/** The box around outlines in page coordinates; null when one of them can't be told, which may then be anywhere. */
export function boxOnPage(outlines: readonly Outline[]): Box | null {
  const boxes = outlines.map(({ data, transform }) => outlineBox(data, matrixOf(transform)))
  return boxes.includes(null)
    ? null
    : boxAround(boxes.flatMap((box) => (box ? cornersOf(box) : [])))
}

/** Brings windows with the same pixels together, in portions. */
function alikeWindows(windows: readonly PictureWindow[]): PictureWindow[][] {
  const portions: PictureWindow[][] = []
  const open = new Map<string, PictureWindow[]>()
  for (const window of windows) {
    const { x, y, width, height } = window.rect
    const key = `${x} ${y} ${width} ${height}`
    const portion = open.get(key)
    if (portion && portion.length < windowsAtOnce) portion.push(window)
    else {
      const next = [window]
      open.set(key, next)
      portions.push(next)
    }
  }
  return portions
}

/** The part of the windows' pixels that a box on the page can reach. */
function reachOf(windows: readonly PictureWindow[], box: Box | null): Rect | null {
  const [first] = windows
  if (!first || !box) return first?.rect ?? null
  const reached = boxAround(
    windows.flatMap(({ toPicture }) => cornersOf(box).map((corner) => mapPoint(toPicture, corner))),
  )
  return reached && pixelsOf(reached, first.rect)
}

function outlinesIn(outlines: readonly Outline[], toPicture: Matrix): PixelOutline[] {
  return outlines.map(({ data, windingRule, transform }) => ({
    data,
    // An open line closes with a straight one, as a lasso does.
    windingRule: windingRule === 'EVENODD' ? 'EVENODD' : 'NONZERO',
    matrix: multiply(toPicture, matrixOf(transform)),
  }))
}

function isFull(mask: Mask, within: Rect): boolean {
  const { data } = sameRect(mask.rect, within) ? mask : cropMask(mask, within)
  return data.every((value) => value === 255)
}
