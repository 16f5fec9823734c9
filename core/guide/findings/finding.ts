import type { Preserve } from '../../edit/edit.ts'
import type { Span } from '../span.ts'
import type { Stage } from '../stages/stage.ts'

/** Everything that can be found about an instruction. */
export const findingKinds = [
  'unusable',
  'nothing_to_change',
  'several_changes',
  'contradiction',
  'evaluative',
  'no_target',
  'no_result',
  'no_amount',
  'no_place',
  'text_unquoted',
  'product_altered',
  'too_large',
  'conflict_preserve',
  'conflict_lock',
  'conflict_brand',
  'conflict_step',
  'polish_early',
  'failed_before',
  'needs_region',
  'whole_with_region',
  'region_too_large',
  'region_too_small',
] as const
export type FindingKind = (typeof findingKinds)[number]

/**
 * How much it matters.
 *
 * - `stop`: run like this it fails or breaks a promise to the user
 * - `suggest`: another wording or setting is very likely better
 * - `note`: worth knowing
 */
export type FindingLevel = 'stop' | 'suggest' | 'note'

/** What must be known to find it: without that it is absent, never guessed. */
export type FindingNeed = 'text' | 'context' | 'vision'

/** One change of several, to be run as a version of its own. */
export interface Step {
  readonly instruction: string
  readonly stage: Stage
  readonly preserve: readonly Preserve[]
}

/** One click that does something about a finding. */
export type Suggestion =
  /** Replaces the instruction. A `…` in it is for the user to fill in. */
  | { readonly kind: 'rewrite'; readonly label: string; readonly text: string }
  /** Runs the changes one after the other, each its own version, in this order. */
  | { readonly kind: 'steps'; readonly label: string; readonly steps: readonly Step[] }
  /** Adds what must stay; `text` is the instruction without that clause. */
  | {
      readonly kind: 'preserve'
      readonly label: string
      readonly preserve: readonly Preserve[]
      readonly text?: string
    }
  /** Takes this preserve off the list, for this instruction. */
  | { readonly kind: 'unpreserve'; readonly label: string; readonly preserve: Preserve }
  /** Lets the user mark where it may change. */
  | { readonly kind: 'mark'; readonly label: string }
  /** Drops the region, so that the whole picture may change. */
  | { readonly kind: 'unmark'; readonly label: string }
  /** Makes a new picture from words instead. */
  | { readonly kind: 'regenerate'; readonly label: string; readonly prompt: string }
  /** Goes on from an older version; null: from the source. */
  | {
      readonly kind: 'branch'
      readonly label: string
      readonly version: string | null
      readonly text?: string
    }

/** One thing that was found about an instruction, with what to do about it. Never in the way: anything can be run as it is. */
export interface Finding {
  readonly kind: FindingKind
  readonly level: FindingLevel
  readonly needs: FindingNeed
  /** Where in the instruction; null: all of it. */
  readonly span: Span | null
  /** What was found, as a short sentence. */
  readonly message: string
  /** Why it matters, in one sentence. */
  readonly reason: string
  /** The best first; at least one. */
  readonly suggestions: readonly [Suggestion, ...Suggestion[]]
}
