import type { Finding, Step } from '../guide/findings/finding.ts'

/** A step that waits in the list, with a name of its own: two may say the same. */
export interface PlannedStep extends Step {
  readonly id: number
}

/** Steps that one instruction was taken apart into, and the source that they are for. */
export interface StepList {
  readonly source: string
  /** The instruction as typed, less what is done: the list is there as long as this stands in the field. */
  readonly text: string
  readonly steps: readonly PlannedStep[]
}

/** What was last taken over from a version into the draft, so that another version's can take its place. */
export interface Carried {
  readonly version: string | null
  /** The words of the preserves that came with it. */
  readonly texts: readonly string[]
}

/** What the panel knows of its advice beside what can be worked out from the draft. */
export interface AdviceState {
  /** Whether anything is said at all; remembered. */
  readonly on: boolean
  /** What the user wants to hear no more of, as {@link findingKey} names it; newest last. */
  readonly ignored: readonly string[]
  /** At most one for each source. */
  readonly lists: readonly StepList[]
  /** By source. */
  readonly carried: Readonly<Record<string, Carried>>
}

/** What can happen to the advice. */
export type AdviceChange =
  | { readonly kind: 'on'; readonly on: boolean }
  | { readonly kind: 'ignore'; readonly key: string }
  /** The instruction becomes a list of steps, instead of one that was there. */
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  /** The list of the picked source is thrown away. */
  | { readonly kind: 'dropSteps' }
  | { readonly kind: 'moveStep'; readonly step: number; readonly by: 1 | -1 }
  | { readonly kind: 'rewordStep'; readonly step: number; readonly instruction: string }
  | { readonly kind: 'removeStep'; readonly step: number }
  /** A step has become a version: what is left is what the list and the field ask for now. */
  | { readonly kind: 'stepDone'; readonly source: string; readonly step: number }

/** Advice as it is before anything happened. */
export const firstAdvice: AdviceState = { on: true, ignored: [], lists: [], carried: {} }

/**
 * Names a finding, so that it can be ignored: its kind and the words that it is about. The same words stay ignored while
 * the rest of the instruction is written on.
 */
export function findingKey({ kind, span }: Pick<Finding, 'kind' | 'span'>, text: string): string {
  const words = span ? text.slice(span.start, span.end) : text
  return `${kind} ${words.trim().toLowerCase()}`
}

/** Names a follow-up, so that it can be taken as an instruction of its own. */
export function followUpKey(text: string): string {
  return `follow_up ${text.trim().toLowerCase()}`
}
