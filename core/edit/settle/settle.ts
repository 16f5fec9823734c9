import type { Picture } from '../../image/picture.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Edge } from '../edit.ts'
import type { VersionContent } from '../patch.ts'
import type { Plan } from '../plan.ts'
import type { Report } from '../report.ts'

/** Everything that settling one candidate needs; plain data, so that it crosses to a worker. */
export interface SettleInput {
  readonly plan: Plan
  /** The parent's pixels over the crop. */
  readonly parent: Picture
  /** In source pixels; what lies outside the crop is ignored. Null = everywhere. */
  readonly region: Mask | null
  readonly protect: readonly Mask[]
  readonly edge: Edge
  readonly candidate: Picture
  /**
   * Whether the candidate's alpha is meant; false for models that know no alpha: where such an answer is transparent
   * nothing was painted, and the parent stays.
   *
   * @default true
   */
  readonly meansAlpha?: boolean
}

/** One settled candidate, measured, not placed yet. */
export interface SettledCandidate {
  readonly content: VersionContent
  readonly report: Report
}

/** What every settle stage may look at: the same for all stages of one candidate. */
export interface SettleContext {
  readonly plan: Plan
  /** The parent's pixels over the crop, at the source's depth. */
  readonly parent: Picture
  /** Whether the candidate's alpha is meant; see {@link SettleInput}. */
  readonly meansAlpha: boolean
  /** Where change is allowed, before any edge treatment, over the crop. */
  readonly allowed: Mask
  /** The final alpha that the edge asks for, over the crop: never above 0 where `allowed` is 0 (strict). */
  readonly coverage: Mask
}

/** What the stages hand on: each returns a new one. */
export interface SettleState {
  /** The candidate as far as it has been settled. */
  readonly picture: Picture
  readonly coverage: Mask
  readonly notes: readonly string[]
}

/** One step of making a candidate fit; pure, in a file of its own in this folder. */
export type SettleStage = (state: SettleState, context: SettleContext) => SettleState
