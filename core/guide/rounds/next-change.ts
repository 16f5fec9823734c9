import type { Lineage } from '../../history/lineage.ts'
import type { BrandKit } from '../brand-kit/brand-kit.ts'
import { readInstruction } from '../reading/read-instruction.ts'
import { type Stage, stages } from '../stages/stage.ts'
import type { Measures } from './gap.ts'
import { gapRules } from './gap-rules.ts'
import { pathTo } from './rounds.ts'

/** The one change that matters most now. */
export interface NextChange {
  /** As an instruction that can be run. */
  readonly change: string
  /** Why, in one sentence. */
  readonly why: string
  readonly stage: Stage
  readonly from: 'rules'
}

/**
 * Proposes the one most important next change, by rules over what was measured and what was asked for; null when nothing
 * stands out. What an accepted step has asked for is never a gap: a dark picture that was made dark is meant to be.
 *
 * The biggest gap wins, as a multiple of what is still good; of equal ones that of the earlier stage.
 */
export function nextChange(
  lineage: Lineage | null,
  parent: string | null,
  measures: Measures,
  kit: BrandKit | null,
): NextChange | null {
  const steps = lineage ? pathTo(lineage, parent) : []
  const path = steps.map(({ instruction }) => readInstruction(instruction))
  const input = { lineage, measures, kit, path }
  const gaps = gapRules.flatMap(({ find }) => find(input))
  gaps.sort((a, b) => b.gap - a.gap || stages.indexOf(a.stage) - stages.indexOf(b.stage))
  const [first] = gaps
  return first ? { change: first.change, why: first.why, stage: first.stage, from: 'rules' } : null
}
