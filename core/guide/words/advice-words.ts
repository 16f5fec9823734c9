/** What findings look for in an instruction, and what they propose instead. */
export interface AdviceWords {
  /** Words that judge instead of describing. */
  readonly evaluative: ReadonlySet<string>
}
