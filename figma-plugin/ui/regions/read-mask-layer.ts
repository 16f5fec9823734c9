import { throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { uniteMasks } from '../../../core/mask/combine.ts'
import { createMask, type Mask } from '../../../core/mask/mask.ts'
import type { ShapeFacts } from '../../protocol/node-facts.ts'
import { invert, type Matrix, matrixOf, multiply } from '../geometry/matrix.ts'
import type { FigmaHostDeps, SourceLayer } from '../host/host-parts.ts'
import type { MaskPaint } from './mask-paint.ts'
import { maskPaintsOf } from './mask-paints.ts'
import { type PictureWindow, pictureWindows } from './picture-windows.ts'
import { boxOnPage, readOutlines, readOutlinesIn } from './read-outlines.ts'

/** Pixels that are worked out before the panel gets its turn again. */
const pixelsAtOnce = 1 << 19

/**
 * Reads the area that a mask layer lets through, in source pixels; null when its outlines miss the picture.
 *
 * Within its outlines, a mask of kind ALPHA counts by the alpha of its paints, LUMINANCE by their light times alpha,
 * VECTOR not by its paints. As in Figma, the layer's opacity and its paints' count, since a mask itself is never seen;
 * hidden paints don't, and a layer without visible ones counts by its outlines. A mask's picture of the source
 * picture's size that lies exactly on it gives its own bytes; others are sampled.
 */
export async function readMaskLayer(
  deps: Pick<FigmaHostDeps, 'pixels'>,
  source: SourceLayer,
  layer: ShapeFacts,
  options: CallOptions = {},
): Promise<Mask | null> {
  const { node, outlines } = layer
  const paints = await maskPaintsOf(deps.pixels, node, options)
  const fromPage = invert(matrixOf(node.absoluteTransform))
  if (!paints || !fromPage) return readOutlines(deps, source, outlines, options)
  let area: Mask | null = null
  for (const window of pictureWindows(source, boxOnPage(outlines))) {
    throwIfAborted(options.signal)
    const outline: Mask | null = await readOutlinesIn(deps, window, outlines, options)
    const toNode = nodeMatrix(fromPage, window)
    if (!outline || !toNode) continue
    const masked = await maskedBy({ outline, paints, toNode, opacity: node.opacity }, options)
    area = area ? uniteMasks(area, masked) : masked
  }
  return area
}

/** From source pixels to the mask layer's own units. */
function nodeMatrix(fromPage: Matrix, { toPicture }: PictureWindow): Matrix | null {
  const toPage = invert(toPicture)
  return toPage && multiply(fromPage, toPage)
}

interface PaintedMask {
  readonly outline: Mask
  readonly paints: readonly MaskPaint[]
  readonly toNode: Matrix
  readonly opacity: number
}

/** Works in bands of rows: each waits for its pixels, which lets the panel answer in between. */
async function maskedBy(mask: PaintedMask, options: CallOptions): Promise<Mask> {
  const { x, y, width, height } = mask.outline.rect
  const rows = Math.max(1, Math.floor(pixelsAtOnce / width))
  const result = createMask(mask.outline.rect)
  for (let top = 0; top < height; top += rows) {
    throwIfAborted(options.signal)
    const band = { x, y: y + top, width, height: Math.min(rows, height - top) }
    const covered = await coverBand(mask, band, options)
    limitTo(mask.outline.data, top * width, covered, mask.opacity, result.data)
  }
  return result
}

/** Lays the paints over each other, bottom first. */
async function coverBand(mask: PaintedMask, band: Rect, options: CallOptions): Promise<Uint8Array> {
  const covered = new Uint8Array(band.width * band.height)
  for (const paint of mask.paints) {
    const { alpha, adds } = await paint.cover(band, mask.toNode, options)
    for (let i = 0; i < covered.length; i++) {
      const hidden = ((alpha[i] as number) * paint.opacity) / 255
      covered[i] = Math.round(
        (adds[i] as number) * paint.opacity + (covered[i] as number) * (1 - hidden),
      )
    }
  }
  return covered
}

function limitTo(
  outline: Uint8Array,
  from: number,
  covered: Uint8Array,
  opacity: number,
  to: Uint8Array,
): void {
  for (let i = 0; i < covered.length; i++) {
    const value = Math.round((covered[i] as number) * opacity)
    to[from + i] = Math.min(outline[from + i] as number, value)
  }
}
