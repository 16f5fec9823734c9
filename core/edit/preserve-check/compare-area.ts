import type { Picture } from '../../image/picture.ts'
import { createPlane } from '../../image/plane/plane.ts'
import type { Rect } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import { areaPlanes, mostValues } from './area-planes.ts'
import { compareColor } from './compare-color.ts'
import { compareStructure, type StructureAgreement } from './compare-structure.ts'
import {
  type Criterion,
  jointVerdict,
  judgeArrangement,
  judgeColor,
  judgeStructure,
  type Verdict,
} from './preserve-criteria.ts'

/** How an area came out: the verdict, and what it rests on. */
export interface AreaComparison {
  readonly verdict: Verdict
  readonly structure?: number
  readonly edges?: number
  /** 95th percentile of ΔE00. */
  readonly color?: number
}

/** Values that an area is reduced to, at most, by what it is compared by. */
const valuesFor: Readonly<Record<Criterion, number>> = {
  structure: mostValues,
  arrangement: 64 * 64,
  color: 64 * 64,
  light: 24 * 24,
}

/**
 * Compares a place of two pictures of one size by the given criteria.
 *
 * A place without any structure is compared by its colours instead, which alone never tell that it changed.
 */
export function* compareArea(
  before: Picture,
  after: Picture,
  area: Rect,
  criteria: readonly Criterion[],
): Steps<AreaComparison> {
  const verdicts: Verdict[] = []
  let agreement: StructureAgreement | null = null
  let color: number | undefined
  for (const criterion of criteria) {
    if (criterion === 'structure' || criterion === 'arrangement') {
      agreement = yield* structureOf(before, after, area, valuesFor[criterion])
      if (agreement) {
        const { structure, edges } = agreement
        const isFine = criterion === 'structure'
        verdicts.push(isFine ? judgeStructure(structure, edges) : judgeArrangement(structure))
      }
    }
  }
  const by = criteria.includes('light') ? 'light' : 'color'
  if (verdicts.length === 0 || criteria.includes(by)) {
    color = yield* compareColor(
      yield* areaPlanes(before, area, valuesFor[by]),
      yield* areaPlanes(after, area, valuesFor[by]),
    )
    const verdict = judgeColor(color, by)
    verdicts.push(verdict === 'changed' && !criteria.includes(by) ? 'unclear' : verdict)
  }
  return {
    verdict: jointVerdict(verdicts),
    ...agreement,
    ...(color !== undefined && { color }),
  }
}

function* structureOf(
  before: Picture,
  after: Picture,
  area: Rect,
  most: number,
): Steps<StructureAgreement | null> {
  const a = yield* areaPlanes(before, area, most)
  const b = yield* areaPlanes(after, area, most)
  return yield* compareStructure(createPlane(a, a.l), createPlane(b, b.l))
}
