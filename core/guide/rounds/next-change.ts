import type { Report } from '../../edit/report.ts'
import type { Lineage } from '../../history/lineage.ts'
import type { BrandKit } from '../brand-kit/brand-kit.ts'
import type { Look } from '../look/look.ts'
import type { Stage } from '../stages/stage.ts'

/** What was measured of the version that is refined now. What is absent or null was not measured. */
export interface Measures {
  readonly report?: Report | null
  readonly look?: Look | null
}

/** The one change that matters most now. */
export interface NextChange {
  /** As an instruction that can be run. */
  readonly change: string
  /** Why, in one sentence. */
  readonly why: string
  readonly stage: Stage
  readonly from: 'rules'
}

/** Proposes the one most important next change by rules; null when nothing stands out. */
export function nextChange(
  _lineage: Lineage | null,
  _parent: string | null,
  _measures: Measures,
  _kit: BrandKit | null,
): NextChange | null {
  return null
}
