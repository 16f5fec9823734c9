import type { Preserve } from '../../edit/edit.ts'
import type { Lineage } from '../../history/lineage.ts'

/** What is known where a follow-up is typed. */
export interface FollowUpContext {
  /** Null: nothing has been refined yet. */
  readonly lineage: Lineage | null
  /** The version that is refined now; null: the source. */
  readonly parent: string | null
  /** Whether a region is marked now: then it is not replaced by an older one. */
  readonly hasRegion: boolean
}

/** An answer that the user can give to a question about a follow-up. */
export interface FollowUpOption {
  readonly label: string
  /** What stands in the field once it is taken. */
  readonly text: string
}

/**
 * What a short remark about what was done before means.
 *
 * - `none`: it is an instruction of its own
 * - `back`: an older picture is wanted back, and nothing has to be painted for it
 * - `resolved`: it is a full instruction now, to be shown before it runs
 * - `ask`: it can't be told what is meant
 */
export type FollowUp =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'resolved'
      /** In plain words, and complete without anything that was said before. */
      readonly instruction: string
      /** The version that it refines; null: the source. */
      readonly parent: string | null
      /** The version whose region is taken over; null: none. */
      readonly region: string | null
      /** A question where change is now allowed, where the older region no longer fits; null: nothing to ask. */
      readonly where: string | null
      /** What was asked to stay then, and what is asked to stay now. */
      readonly preserve: readonly Preserve[]
      /** How it was taken, in one sentence. */
      readonly because: string
    }
  | {
      readonly kind: 'back'
      /** The version to show and to refine next; null: the source. */
      readonly parent: string | null
      readonly preserve: readonly Preserve[]
      readonly because: string
    }
  | {
      readonly kind: 'ask'
      readonly question: string
      /** May be empty, where only the user can say it. */
      readonly options: readonly FollowUpOption[]
    }
