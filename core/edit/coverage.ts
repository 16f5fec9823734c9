import { RefineError } from '../errors.ts'
import { inRuns } from '../image/in-runs.ts'
import type { Rect } from '../image/rect.ts'
import { cropMask } from '../mask/crop-mask.ts'
import { featherInSteps } from '../mask/feather.ts'
import { growOutward } from '../mask/grow.ts'
import { createMask, fullMask, type Mask } from '../mask/mask.ts'
import { maskBoundsInSteps } from '../mask/mask-bounds.ts'
import { isSoftMask } from '../mask/soft-mask.ts'
import { finish, type Steps } from '../steps.ts'
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
  /** The alpha that nothing may exceed: the edge without any feather, over the crop. */
  readonly ceiling: Mask
  /** The alpha with the usual feather, over the crop. */
  readonly coverage: Mask
  /** How far coverage may reach beyond the region, in source pixels; 0 for a strict edge. */
  readonly reachPx: number
}

/** Turns region, protect and edge into coverage without a pause; see {@link coverageInSteps}. */
export function coverageOf(input: CoverageInput): Coverage {
  return finish(coverageInSteps(input))
}

/**
 * Turns region, protect and edge into the alpha that a patch is laid with.
 *
 * - Protected pixels are 0 for every edge; towards them coverage fades, as far as the area's thickness allows.
 * - `strict`: never above the region's own coverage, so 0 wherever the region is 0. A hard region fades inward
 *   (see {@link featherInSteps}); a soft one (see {@link isSoftMask}) is the edge already and stays as it is.
 * - `soft`: the region keeps its coverage and fades outward over `px` pixels, not one farther.
 * - Coverage 1 becomes 0: some versions of Photoshop give a mask's black back as 1, so the two can't be told apart.
 * - The crop's border is no edge: a region that touches the picture's border keeps full coverage there, and the
 *   result is the same wherever the crop lies around the region.
 *
 * @throws RefineError `bad_region` when no pixel of the crop may change.
 */
export function* coverageInSteps({ rect, region, protect, edge }: CoverageInput): Steps<Coverage> {
  const { whole, kept, allowed } = yield* areasInSteps({ rect, region, protect })
  const canvas = rect
  if (region && edge.kind === 'soft') {
    const reached = cropMask(yield* growOutward(whole, edge.px, { canvas }), rect)
    const grown = yield* without(reached, kept)
    const coverage = kept ? yield* featherInSteps(grown, { canvas, from: kept }) : grown
    return {
      allowed,
      ceiling: yield* withoutTraces(grown),
      coverage: yield* withoutTraces(coverage),
      reachPx: edge.px,
    }
  }
  const coverage = yield* inwardEdge(allowed, region && whole, kept, canvas)
  return {
    allowed,
    ceiling: yield* withoutTraces(allowed),
    coverage: yield* withoutTraces(coverage),
    reachPx: 0,
  }
}

/**
 * Gives region without protect over a crop (`allowed`), before any edge treatment: where change is allowed at all;
 * with what it was made of.
 *
 * @throws RefineError `bad_region` when no pixel of the crop may change.
 */
export function* areasInSteps({ rect, region, protect }: Omit<CoverageInput, 'edge'>): Steps<{
  readonly whole: Mask
  readonly kept: Mask | null
  readonly allowed: Mask
}> {
  const kept = yield* protectedArea(protect, rect)
  const whole = region ? cropMask(region, rect) : fullMask(rect)
  const allowed = yield* without(whole, kept)
  if (!(yield* maskBoundsInSteps(allowed))) throw nothingAllowed(region, kept)
  return { whole, kept, allowed }
}

function* inwardEdge(
  allowed: Mask,
  region: Mask | null,
  kept: Mask | null,
  canvas: Rect,
): Steps<Mask> {
  const isHard = region && !(yield* isSoftMask(region, { canvas }))
  if (isHard) return yield* featherInSteps(allowed, { canvas })
  return kept ? yield* featherInSteps(allowed, { canvas, from: kept }) : allowed
}

/** Everything that is protected at all, as coverage 255; null when nothing of the crop is. */
function* protectedArea(protect: readonly Mask[], rect: Rect): Steps<Mask | null> {
  if (protect.length === 0) return null
  const area = createMask(rect)
  for (const mask of protect) {
    const { data } = cropMask(mask, rect)
    yield* inRuns(data.length, (from, to) => markCovered(data, area.data, 255, from, to))
  }
  return (yield* maskBoundsInSteps(area)) && area
}

/** Gives every pixel of a run that is covered at all a new coverage. */
function markCovered(
  data: Uint8Array,
  marked: Uint8Array,
  mark: number,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) if (data[i] !== 0) marked[i] = mark
}

function* without(mask: Mask, kept: Mask | null): Steps<Mask> {
  if (!kept) return mask
  const result = createMask(mask.rect, mask.data.slice())
  yield* inRuns(result.data.length, (from, to) => markCovered(kept.data, result.data, 0, from, to))
  return result
}

/** Gives coverage in which nothing is 1; the mask itself where nothing was. */
export function* withoutTraces(mask: Mask): Steps<Mask> {
  if (!mask.data.includes(1)) return mask
  const data = mask.data.slice()
  yield* inRuns(data.length, (from, to) => {
    for (let i = from; i < to; i++) if (data[i] === 1) data[i] = 0
  })
  return createMask(mask.rect, data)
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
