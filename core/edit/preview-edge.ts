import { isRefineError } from '../errors.ts'
import { intersectRects, padRect, type Rect, rectOf, type Size } from '../image/rect.ts'
import { cropMask } from '../mask/crop-mask.ts'
import { maxFeatherPx } from '../mask/feather.ts'
import { createMask, type Mask } from '../mask/mask.ts'
import { scaleMaskInSteps } from '../mask/scale-mask.ts'
import { finish, type Steps } from '../steps.ts'
import { coverageInSteps } from './coverage.ts'
import type { Edge } from './edit.ts'

/** Most pixels whose edge is worked out while the user paints; larger regions are worked out smaller. */
const mostPixels = 1_500_000

/** What decides how far a change would reach. */
export interface EdgePreviewInput {
  /** In source pixels. */
  readonly region: Mask
  /** Everything that is protected; null when nothing is. */
  readonly protect: Mask | null
  readonly edge: Edge
  /** The whole source. */
  readonly picture: Size
}

/** How strongly each pixel would change, in pixels that may be larger than those of the source. */
export interface EdgePreview {
  readonly mask: Mask
  /** Mask pixels per source pixel, at most 1. */
  readonly density: number
}

/** Works out how far a change would reach without a pause; see {@link previewEdgeInSteps}. */
export function previewEdge(input: EdgePreviewInput): EdgePreview | null {
  return finish(previewEdgeInSteps(input))
}

/**
 * Works out how far and how strongly a change would reach, for looking at: what `coverageOf` will give, at a
 * lower density when the region is large. Null when no pixel may change.
 */
export function* previewEdgeInSteps({
  region,
  protect,
  edge,
  picture,
}: EdgePreviewInput): Steps<EdgePreview | null> {
  const reach = edge.kind === 'soft' ? Math.ceil(edge.px) : maxFeatherPx
  const rect = intersectRects(padRect(region.rect, reach + 2), rectOf(picture))
  if (!rect) return null
  const density = Math.min(1, Math.sqrt(mostPixels / (rect.width * rect.height)))
  const small = (mask: Mask) => shrink(mask, rect, density)
  const smallRegion = yield* small(region)
  const smallEdge: Edge =
    edge.kind === 'soft' ? { kind: 'soft', px: Math.max(0.5, edge.px * density) } : edge
  try {
    const { coverage } = yield* coverageInSteps({
      rect: smallRegion.rect,
      region: smallRegion,
      protect: protect ? [yield* small(protect)] : [],
      edge: smallEdge,
    })
    return { mask: coverage, density }
  } catch (thrown) {
    if (isRefineError(thrown)) return null
    throw thrown
  }
}

/** Gives the part of a mask over a rectangle at a density, lying where it belongs at that density. */
function* shrink(mask: Mask, rect: Rect, density: number): Steps<Mask> {
  const part = cropMask(mask, rect)
  if (density === 1) return part
  const width = Math.max(1, Math.round(rect.width * density))
  const height = Math.max(1, Math.round(rect.height * density))
  const { data } = yield* scaleMaskInSteps(part, { width, height })
  const x = Math.round(rect.x * density)
  const y = Math.round(rect.y * density)
  return createMask({ x, y, width, height }, data)
}
