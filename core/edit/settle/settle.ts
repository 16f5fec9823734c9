import type { Picture } from '../../image/picture.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
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
  /**
   * Where the answer really differs from the parent, in source pixels; only when there was no region. Null when that
   * is next to nothing, or nearly everything.
   */
  readonly changed?: Mask | null
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
  /**
   * Whether nothing but the stages holds the picture: then a stage may write into it, which saves a buffer of the
   * crop's size.
   */
  readonly isOwn: boolean
  readonly coverage: Mask
  readonly notes: readonly string[]
}

/** One thing that makes a candidate fit, in a file of its own in this folder; heavy ones are done in steps. */
export type SettleStage = (
  state: SettleState,
  context: SettleContext,
) => SettleState | Steps<SettleState>
