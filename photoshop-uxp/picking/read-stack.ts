import { throwIfAborted } from '../../core/errors.ts'
import type { Picture } from '../../core/image/picture.ts'
import { createPicture } from '../../core/image/picture.ts'
import { intersectRects, type Rect, relativeTo } from '../../core/image/rect.ts'
import { composeStackInSteps } from '../../core/refine/compose-stack.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { findLayer } from '../layers/find-layer.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { sourceRect } from '../layers/source-rect.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { readLayer } from '../pixels/read-layer.ts'
import { readMask } from '../pixels/read-mask.ts'
import { inSlices, type PixelParts } from '../pixels/slicing.ts'
import { readWholePicture } from '../pixels/whole-picture.ts'
import { withoutMask } from '../pixels/without-mask.ts'
import type { StackedLayer, TargetLayers } from './target-layers.ts'

interface ReadStackOptions {
  readonly scope: ModalScope
  readonly signal?: AbortSignal | undefined
  /** Told the source's own pixels, when they were read. */
  readonly onBase?: ((base: Picture) => Promise<void>) | undefined
}

/**
 * Reads a rectangle of a source with versions over it, composed as they show; only what overlaps it is read, one layer
 * at a time.
 *
 * @param rect In document pixels, inside the source.
 */
export async function readStack(
  parts: PixelParts,
  tree: DocumentTree,
  source: string,
  { base, stack }: TargetLayers,
  rect: Rect,
  options: ReadStackOptions,
): Promise<Picture> {
  const { scope } = options
  const floor = stack.reduce((last, { replacing }, index) => (replacing ? index : last), -1)
  let picture: Picture
  if (base && floor < 0) {
    picture = await readSource(parts, tree, source, rect, options)
    await options.onBase?.(picture)
  } else picture = createPicture(rect, depthOf(tree))
  for (const part of stack.slice(Math.max(0, floor))) {
    throwIfAborted(options.signal)
    scope.expectGoing()
    picture = await laidOver(parts, tree, part, picture, rect, options)
  }
  return picture
}

/** Reads a rectangle of a source's own pixels. */
export function readSource(
  parts: PixelParts,
  tree: DocumentTree,
  source: string,
  rect: Rect,
  options: Pick<ReadStackOptions, 'scope' | 'signal'>,
): Promise<Picture> {
  const layerID = parseLayer(source)?.layerID ?? null
  const { signal } = options
  if (layerID === null) {
    return readWholePicture(parts, tree, options, (all) =>
      readLayer(parts, all, rect, depthOf(tree), { signal }),
    )
  }
  const layer = { documentID: tree.id, layerID, bounds: sourceRect(tree, source) }
  const hasMask = findLayer(tree, source)?.hasMask ?? false
  return withoutMask(parts, options.scope, tree, { layerID, hasMask }, () =>
    readLayer(parts, layer, rect, depthOf(tree), { signal }),
  )
}

async function laidOver(
  parts: PixelParts,
  tree: DocumentTree,
  { layer, replacing, masked, opacity }: StackedLayer,
  below: Picture,
  rect: Rect,
  { scope, signal }: ReadStackOptions,
): Promise<Picture> {
  const shared = layer.bounds && intersectRects(layer.bounds, rect)
  if (!shared && !replacing) return below
  // A replacing version that does not reach here still hides what lies below it.
  const place = shared ?? { ...rect, width: 1, height: 1 }
  const ref = { documentID: tree.id, layerID: layer.layerID, bounds: layer.bounds }
  const color = await withoutMask(parts, scope, tree, layer, () =>
    readLayer(parts, ref, place, depthOf(tree), { signal }),
  )
  const mask = masked && shared ? await readMask(parts, ref, place, signal) : null
  const coverage = faded(mask, opacity, place)
  const part = { rect: relativeTo(place, rect), color, coverage, replacing }
  return inSlices(parts, composeStackInSteps(below, [part]), signal)
}

/** Mask and opacity (0..255) together; null where the layer is fully shown. */
function faded(
  mask: Uint8Array | null,
  opacity: number,
  { width, height }: Rect,
): Uint8Array | null {
  if (opacity === 255) return mask
  const coverage = mask ?? new Uint8Array(width * height).fill(255)
  for (let i = 0; i < coverage.length; i++) {
    coverage[i] = Math.round(((coverage[i] as number) * opacity) / 255)
  }
  return coverage
}

/** Documents of other depths are refused before anything is read. */
function depthOf({ depth }: DocumentTree): 8 | 16 {
  if (depth === null) throw new TypeError('Expected a document of 8 or 16 bits a channel')
  return depth
}
