import { intersectRects, type Rect, uniteRects } from '../../../../core/image/rect.ts'
import type {
  CoverageModel,
  DocumentModel,
  LayerModel,
  MaskModel,
  PixelsModel,
} from '../model/model.ts'

/** How far the stand-in's effects reach, in pixels: enough to tell bounds with and without them apart. */
const reach = 7

/** Contents are never changed, so that what was found in one stays true. */
const extents = new WeakMap<PixelsModel | CoverageModel, Rect | null>()

/** Says where a layer's own pixels are, without masks and effects; null when it has none. */
export function ownBounds(model: DocumentModel, layer: LayerModel): Rect | null {
  if ('layers' in layer) {
    return layer.layers.reduce<Rect | null>((sum, child) => {
      const bounds = boundsOf(model, child, false)
      return sum && bounds ? uniteRects(sum, bounds) : (sum ?? bounds)
    }, null)
  }
  if (layer.kind === 'background') return canvasOf(model)
  if ('pixels' in layer) {
    const { pixels } = layer
    return pixels && extentOf(pixels, (at) => (pixels.data[at * 4 + 3] as number) > 0)
  }
  // An adjustment has no contents of its own; what others draw is not modelled, but where it may be is.
  return layer.kind === 'adjustment' || layer.kind === 'generative' ? null : canvasOf(model)
}

/** Says where a layer shows something: cut by its mask, as Photoshop's `bounds` are; null when nothing does. */
export function boundsOf(model: DocumentModel, layer: LayerModel, effects: boolean): Rect | null {
  const own = ownBounds(model, layer)
  const cut = own && layer.mask ? cutByMask(own, layer.mask) : own
  if (!cut || !effects || !layer.hasEffects) return cut
  return {
    x: cut.x - reach,
    y: cut.y - reach,
    width: cut.width + 2 * reach,
    height: cut.height + 2 * reach,
  }
}

function canvasOf(model: DocumentModel): Rect {
  return { x: 0, y: 0, width: model.width, height: model.height }
}

function cutByMask(bounds: Rect, mask: MaskModel): Rect | null {
  if (!mask.enabled || mask.outside === 255 || mask.density < 255) return bounds
  const { coverage } = mask
  const shown = extentOf(coverage, (at) => (coverage.data[at] as number) > 0)
  return shown && intersectRects(bounds, shown)
}

function extentOf(
  content: PixelsModel | CoverageModel,
  counts: (at: number) => boolean,
): Rect | null {
  const known = extents.get(content)
  if (known !== undefined) return known
  const found = extent(content.rect, counts)
  extents.set(content, found)
  return found
}

/** The smallest rectangle around the pixels of `rect` that `counts` says yes to; looks from the edges inwards. */
function extent(rect: Rect, counts: (index: number) => boolean): Rect | null {
  const { width, height } = rect
  const inRow = (y: number) => {
    for (let x = 0; x < width; x++) if (counts(y * width + x)) return true
    return false
  }
  let top = 0
  while (top < height && !inRow(top)) top++
  if (top === height) return null
  let bottom = height - 1
  while (!inRow(bottom)) bottom--
  const inColumn = (x: number) => {
    for (let y = top; y <= bottom; y++) if (counts(y * width + x)) return true
    return false
  }
  let left = 0
  while (!inColumn(left)) left++
  let right = width - 1
  while (!inColumn(right)) right--
  return { x: rect.x + left, y: rect.y + top, width: right - left + 1, height: bottom - top + 1 }
}

/** A rectangle as Photoshop writes it; all zero for nothing. */
export function edgesOf(rect: Rect | null): {
  left: number
  top: number
  right: number
  bottom: number
  width: number
  height: number
} {
  const { x, y, width, height } = rect ?? { x: 0, y: 0, width: 0, height: 0 }
  return { left: x, top: y, right: x + width, bottom: y + height, width, height }
}
