import type { Preserve } from '../../edit/edit.ts'

/** One way on from a notice: offered, never taken by itself. */
export type Way =
  /** Goes on from an older version; null: from the source. */
  | { readonly kind: 'branch'; readonly label: string; readonly version: string | null }
  /** Makes a new first picture from words. */
  | { readonly kind: 'regenerate'; readonly label: string; readonly prompt: string }
  /** One last, gentle refinement of the whole picture. */
  | {
      readonly kind: 'final-pass'
      readonly label: string
      readonly instruction: string
      /** Null where the model takes none. */
      readonly strength: number | null
      readonly preserve: readonly Preserve[]
    }

/** Something worth saying about a lineage, once: a line that can be ignored, with ways on. */
export interface Notice {
  /** By which the lineage's notes remember that it was told (`LineageNotes.told`). */
  readonly name: string
  /** What is the case, as a short sentence. */
  readonly message: string
  /** Why it matters, in one sentence. */
  readonly reason: string
  /** The most promising first; at least one. */
  readonly ways: readonly [Way, ...Way[]]
}
