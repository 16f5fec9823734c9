import type { CallOptions } from '../../../core/host.ts'
import { maxWord, type Picture } from '../../../core/image/picture.ts'
import { type Rect, rectOf, type Size } from '../../../core/image/rect.ts'
import { createMask, type Mask } from '../../../core/mask/mask.ts'
import { maskFromPicture } from '../../../core/mask/mask-from-picture.ts'
import type { ImagePlacement } from '../geometry/image-matrix.ts'
import { boxAround, cornersOf, type Matrix, mapPoint, multiply } from '../geometry/matrix.ts'
import { pixelsOf } from '../geometry/visible-rect.ts'
import type { FigmaPixels } from '../pixels/figma-pixels.ts'
import type { MaskKind, MaskPaint, PaintCover } from './mask-paint.ts'
import { sampleMask } from './sample-mask.ts'

/** The picture of a mask layer's image paint. */
export interface MaskImage {
  readonly hash: string
  readonly size: Size
  readonly placement: ImagePlacement
  readonly opacity: number
}

/** Makes an image paint cover pixels of a source: each time, only the part of its picture is read that lies there. */
export function imageMaskPaint(
  pixels: Pick<FigmaPixels, 'read'>,
  image: MaskImage,
  kind: MaskKind,
): MaskPaint {
  const { placement, size } = image
  const repeats = placement.step !== null
  return {
    opacity: image.opacity,
    async cover(rect, toNode, options): Promise<PaintCover> {
      const toImage = multiply(placement.toImage, toNode)
      const needed = repeats ? rectOf(size) : neededPart(rect, toImage, size)
      if (!needed) return nothing(rect)
      const picture = await readPart(pixels, image.hash, needed, options)
      const sampled = (mask: Mask) => sampleMask({ mask, image: size, repeats, toImage }, rect)
      const alpha = sampled(alphaOf(picture, needed))
      const adds = kind === 'ALPHA' ? alpha : sampled(maskFromPicture(picture, needed))
      return { alpha, adds }
    },
  }
}

function readPart(
  pixels: Pick<FigmaPixels, 'read'>,
  hash: string,
  rect: Rect,
  options: CallOptions,
): Promise<Picture> {
  return pixels.read({ base: hash, overlays: [] }, rect, options)
}

/** The part of the mask's picture that lies over a rectangle, with the neighbours that are mixed in. */
function neededPart(rect: Rect, toImage: Matrix, size: Size): Rect | null {
  const { x, y, width, height } = rect
  const corners = cornersOf({ left: x, top: y, right: x + width, bottom: y + height })
  const box = boxAround(corners.map((corner) => mapPoint(toImage, corner)))
  if (!box) return null
  const { left, top, right, bottom } = box
  return pixelsOf(
    { left: left - 1, top: top - 1, right: right + 1, bottom: bottom + 1 },
    rectOf(size),
  )
}

function alphaOf({ data, depth, width, height }: Picture, at: Rect): Mask {
  const mask = createMask({ x: at.x, y: at.y, width, height })
  const scale = 255 / maxWord(depth)
  for (let i = 0; i < mask.data.length; i++) {
    mask.data[i] = Math.round((data[i * 4 + 3] as number) * scale)
  }
  return mask
}

function nothing(rect: Rect): PaintCover {
  const zeros = new Uint8Array(rect.width * rect.height)
  return { alpha: zeros, adds: zeros }
}
