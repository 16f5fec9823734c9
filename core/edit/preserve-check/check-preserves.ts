import type { Picture } from '../../image/picture.ts'
import { intersectRects, type Rect, relativeTo } from '../../image/rect.ts'
import { cropMask } from '../../mask/crop-mask.ts'
import type { Mask } from '../../mask/mask.ts'
import { maskBoundsInSteps } from '../../mask/mask-bounds.ts'
import type { Steps } from '../../steps.ts'
import type { Preserve } from '../edit.ts'
import type { Report } from '../report.ts'
import type { WantedChange } from '../wanted-change.ts'
import { compareArea } from './compare-area.ts'
import { type Criterion, criteriaOfKind } from './preserve-criteria.ts'

/** What preserves are checked on; pictures lie over the coverage's rectangle. */
export interface PreserveInput {
  readonly preserve: readonly Preserve[]
  readonly parent: Picture
  readonly composed: Picture
  /** The source's own pixels, when the parent is a version; absent: the parent is what a product is compared with. */
  readonly root?: Picture
  readonly coverage: Mask
  readonly wanted: WantedChange
}

export type PreserveResult = NonNullable<Report['preserves']>[number]

/**
 * Checks everything that was asked to stay, in the order in which it was asked.
 *
 * - Without an area: not measured.
 * - Where coverage is 0 all over the area, no bit of it can have changed: untouched.
 * - Else what the change could reach of the area is compared with the parent, by what its kind is about; a product's
 *   whole area with the source at the root, so that small steps do not add up unseen.
 *
 * Where the instruction asks for another light or mood, colours are judged only for what is about colour.
 */
export function* checkPreserves(input: PreserveInput): Steps<PreserveResult[]> {
  const results: PreserveResult[] = []
  for (const preserve of input.preserve) results.push(yield* checkOne(preserve, input))
  return results
}

function* checkOne(preserve: Preserve, input: PreserveInput): Steps<PreserveResult> {
  const { text, kind, area } = preserve
  const { parent, composed, root, coverage, wanted } = input
  if (!area) return { text, result: 'not measured' }
  const shared = intersectRects(area, coverage.rect)
  const reached = shared && (yield* maskBoundsInSteps(cropMask(coverage, shared)))
  const againstRoot = root !== undefined && kind === 'product shape' && shared !== null
  if (!reached && !againstRoot) return { text, result: 'untouched' }
  const criteria = criteriaOfKind[kind].filter((one) => isJudged(one, kind, wanted))
  const compared = againstRoot
    ? yield* compareArea(root, composed, inCrop(shared, coverage), criteria)
    : yield* compareArea(parent, composed, inCrop(reached ?? area, coverage), criteria)
  const { verdict, structure, edges, color } = compared
  return {
    text,
    result: verdict,
    ...(structure !== undefined && { structure: hundredths(structure) }),
    ...(edges !== undefined && { edges: hundredths(edges) }),
    ...(color !== undefined && { color: hundredths(color) }),
    against: againstRoot ? 'root' : 'parent',
  }
}

function isJudged(criterion: Criterion, kind: Preserve['kind'], { look }: WantedChange): boolean {
  return criterion !== 'color' || kind === 'palette' || !look
}

function inCrop(rect: Rect, { rect: crop }: Mask): Rect {
  return relativeTo(rect, crop)
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0
}
