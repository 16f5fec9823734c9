import { RefineError } from '../errors.ts'
import type { Rect } from '../image/rect.ts'
import { cropMask } from '../mask/crop-mask.ts'
import { featherByThickness } from '../mask/feather.ts'
import { growOutward } from '../mask/grow.ts'
import { createMask, fullMask, type Mask } from '../mask/mask.ts'
import { maskBounds } from '../mask/mask-bounds.ts'
import { isSoftMask } from '../mask/soft-mask.ts'
import type { Edge } from './edit.ts'

/** What decides how strongly each pixel of a crop may change. */
export interface CoverageInput {
  /** The crop; where it ends and the picture goes on, it must hold at least a pixel around the region. */
  readonly rect: Rect
  /** Where change is allowed; null allows it everywhere. */
  readonly region: Mask | null
  /** Areas that stay: any coverage protects the pixel fully. */
  readonly protect: readonly Mask[]
  readonly edge: Edge
}

/** Where a crop may change, before and after its edge is drawn. */
export interface Coverage {
  /** Region without protect, before any edge treatment, over the crop. */
  readonly allowed: Mask
  /** The final alpha that the edge asks for, over the crop. */
  readonly coverage: Mask
  /** How far coverage may reach beyond the region, in source pixels; 0 for a strict edge. */
  readonly reachPx: number
}

/**
 * Turns region, protect and edge into the alpha that a patch is laid with.
 *
 * - Protected pixels are 0 for every edge; towards them coverage fades, as far as the area's thickness allows.
 * - `strict`: never above the region's own coverage, so 0 wherever the region is 0. A hard region fades inward
 *   (see {@link featherByThickness}); a soft one (see {@link isSoftMask}) is the edge already and stays as it is.
 * - `soft`: the region keeps its coverage and fades outward over `px` pixels, not one farther.
 * - The crop's border is no edge: a region that touches the picture's border keeps full coverage there, and the
 *   result is the same wherever the crop lies around the region.
 *
 * @throws RefineError `bad_region` when no pixel of the crop may change.
 */
export function coverageOf({ rect, region, protect, edge }: CoverageInput): Coverage {
  const { whole, kept, allowed } = areasOf({ rect, region, protect })
  const canvas = rect
  if (region && edge.kind === 'soft') {
    const grown = without(cropMask(growOutward(whole, edge.px, { canvas }), rect), kept)
    const coverage = kept ? featherByThickness(grown, { canvas, from: kept }) : grown
    return { allowed, coverage, reachPx: edge.px }
  }
  return { allowed, coverage: inwardEdge(allowed, region && whole, kept, canvas), reachPx: 0 }
}

/**
 * Gives region without protect over a crop, before any edge treatment: where change is allowed at all.
 *
 * @throws RefineError `bad_region` when no pixel of the crop may change.
 */
export function allowedOf(input: Omit<CoverageInput, 'edge'>): Mask {
  return areasOf(input).allowed
}

function areasOf({ rect, region, protect }: Omit<CoverageInput, 'edge'>): {
  readonly whole: Mask
  readonly kept: Mask | null
  readonly allowed: Mask
} {
  const kept = protectedArea(protect, rect)
  const whole = region ? cropMask(region, rect) : fullMask(rect)
  const allowed = without(whole, kept)
  if (!maskBounds(allowed)) throw nothingAllowed(region, kept)
  return { whole, kept, allowed }
}

function inwardEdge(allowed: Mask, region: Mask | null, kept: Mask | null, canvas: Rect): Mask {
  if (region && !isSoftMask(region, { canvas })) return featherByThickness(allowed, { canvas })
  return kept ? featherByThickness(allowed, { canvas, from: kept }) : allowed
}

/** Everything that is protected at all, as coverage 255; null when nothing of the crop is. */
function protectedArea(protect: readonly Mask[], rect: Rect): Mask | null {
  const area = createMask(rect)
  for (const mask of protect) markCovered(cropMask(mask, rect).data, area.data)
  return maskBounds(area) && area
}

function markCovered(data: Uint8Array, to: Uint8Array): void {
  for (let i = 0; i < data.length; i++) if (data[i] !== 0) to[i] = 255
}

function without(mask: Mask, kept: Mask | null): Mask {
  if (!kept) return mask
  const result = createMask(mask.rect, mask.data.slice())
  for (let i = 0; i < result.data.length; i++) if (kept.data[i] !== 0) result.data[i] = 0
  return result
}

function nothingAllowed(region: Mask | null, kept: Mask | null): RefineError {
  return kept
    ? new RefineError(
        'bad_region',
        region
          ? 'Everything inside the region is protected, so nothing may change.'
          : 'The whole picture is protected, so nothing may change.',
        { hint: 'Make the protected area smaller, or mark a region that reaches beyond it.' },
      )
    : new RefineError('bad_region', 'The region is empty: no pixel of it is marked.', {
        hint: 'Mark the area that may change, or remove the region to refine the whole picture.',
      })
}
