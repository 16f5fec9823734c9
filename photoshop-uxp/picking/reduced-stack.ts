import { type Depth, type Picture, toDepth } from '../../core/image/picture.ts'
import {
  coverRect,
  intersectRects,
  type Rect,
  rectOf,
  relativeTo,
  type Size,
} from '../../core/image/rect.ts'
import { composeStackInSteps, type StackPart } from '../../core/refine/compose-stack.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { boundsOf } from '../pixels/bounds.ts'
import { coverageOfPixels } from '../pixels/coverage.ts'
import { takePixels } from '../pixels/image-data.ts'
import { readMaskFacts } from '../pixels/mask-facts.ts'
import type { ReadableLayer } from '../pixels/read-layer.ts'
import { readScaled } from '../pixels/read-scaled.ts'
import { inSlices, type PixelParts } from '../pixels/slicing.ts'
import { withoutMask } from '../pixels/without-mask.ts'
import { pictureOfPixels } from '../pixels/words.ts'
import type { StackedLayer } from './target-layers.ts'

/** How a picture is made small. */
export interface Reduction {
  /** What is shown, in document pixels. */
  readonly whole: Rect
  readonly size: Size
  readonly depth: Depth
  /** Converts to the profile of this name. */
  readonly profile?: string | undefined
}

/** Reads a layer into a small 8-bit picture of the whole. */
export async function readSmall(
  parts: PixelParts,
  layer: ReadableLayer,
  reduction: Reduction,
): Promise<Picture> {
  const { whole, size, depth, profile } = reduction
  const asked = layer.bounds && intersectRects(layer.bounds, whole)
  const into = rectOf(size)
  if (!asked) return inSlices(parts, pictureOfPixels(null, into, 8))
  const target = smallRect(asked, reduction)
  const wanted = isWholeSize(reduction) ? null : target
  const pixels = await readScaled(parts.photoshop, layer, asked, wanted, profile)
  const placed = pixels && { ...pixels, bounds: placeOf(pixels, reduction) }
  return toDepth(await inSlices(parts, pictureOfPixels(placed, into, depth)), 8)
}

/** Lays versions over a small picture. */
export async function layOverSmall(
  parts: PixelParts,
  scope: ModalScope,
  tree: DocumentTree,
  below: Picture,
  stack: readonly StackedLayer[],
  reduction: Reduction,
): Promise<Picture> {
  let picture = below
  for (const stacked of stack) {
    const { layer, replacing, masked } = stacked
    const { bounds, layerID } = layer
    if (!bounds || !intersectRects(bounds, reduction.whole)) continue
    const read = () => readSmall(parts, { documentID: tree.id, layerID, bounds }, reduction)
    const color = masked ? await read() : await withoutMask(parts, scope, tree, layer, read)
    const coverage = await smallCoverage(parts, tree.id, stacked, reduction)
    if (masked) shareAlpha(color, coverage, stacked.opacity)
    const part: StackPart = { rect: rectOf(reduction.size), color, coverage, replacing }
    picture = await inSlices(parts, composeStackInSteps(picture, [part]))
  }
  return picture
}

/**
 * Lets a mask count once: the alpha that was read may have it in it already. It goes from the alpha into the coverage,
 * which has mask and opacity.
 */
function shareAlpha({ data }: Picture, coverage: Uint8Array, opacity: number): void {
  for (let at = 0; at < coverage.length; at++) {
    const alpha = ((data[at * 4 + 3] as number) * opacity) / 255
    coverage[at] = Math.min(coverage[at] as number, Math.round(alpha))
    data[at * 4 + 3] = 255
  }
}

async function smallCoverage(
  parts: PixelParts,
  documentID: number,
  { layer: { layerID, bounds }, masked, opacity }: StackedLayer,
  reduction: Reduction,
): Promise<Uint8Array> {
  const coverage = new Uint8Array(reduction.size.width * reduction.size.height)
  const asked = bounds && intersectRects(bounds, reduction.whole)
  if (!asked) return coverage
  const target = smallRect(asked, reduction)
  const facts = masked ? await readMaskFacts(parts.photoshop, { documentID, layerID }) : null
  if (!facts?.enabled) return filled(coverage, target, reduction.size, () => opacity)
  const pixels = await takePixels(
    await parts.photoshop.imaging.getLayerMask({
      ...{ documentID, layerID, kind: 'user', sourceBounds: { ...boundsOf(asked) } },
      ...(!isWholeSize(reduction) && {
        targetSize: { width: target.width, height: target.height },
      }),
    }),
  )
  const { width, height } = pixels?.bounds ?? target
  const placed = pixels && { ...pixels, bounds: { ...target, width, height } }
  const mask = await inSlices(parts, coverageOfPixels(placed, target))
  return filled(coverage, target, reduction.size, (index) => {
    const hidden = ((255 - (mask[index] as number)) * facts.density) / 255
    return ((255 - hidden) * opacity) / 255
  })
}

function filled(
  coverage: Uint8Array,
  target: Rect,
  { width }: Size,
  valueAt: (index: number) => number,
): Uint8Array {
  for (let y = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++) {
      const value = valueAt(y * target.width + x)
      coverage[(target.y + y) * width + target.x + x] = Math.round(value)
    }
  }
  return coverage
}

/** Where a rectangle of the document lies in the small picture, at least one pixel of it. */
function smallRect(rect: Rect, { whole, size }: Reduction): Rect {
  const { x, y, width, height } = relativeTo(rect, whole)
  const across = size.width / whole.width
  const down = size.height / whole.height
  const covered = coverRect(x * across, y * down, width * across, height * down)
  return intersectRects(covered, rectOf(size)) ?? { x: 0, y: 0, width: 1, height: 1 }
}

/** Where Photoshop's result lies: it may be trimmed, and says its place in the pixels of the level that it used. */
function placeOf(
  { bounds, level }: { readonly bounds: Rect; readonly level: number },
  { whole, size }: Reduction,
): Rect {
  const { width, height } = bounds
  const scale = 2 ** level
  const x = Math.floor(((bounds.x * scale - whole.x) * size.width) / whole.width + 1e-6)
  const y = Math.floor(((bounds.y * scale - whole.y) * size.height) / whole.height + 1e-6)
  return { x: inside(x, size.width - width), y: inside(y, size.height - height), width, height }
}

function inside(value: number, max: number): number {
  return Math.max(0, Math.min(value, Math.max(0, max)))
}

function isWholeSize({ whole, size }: Reduction): boolean {
  return whole.width === size.width && whole.height === size.height
}
