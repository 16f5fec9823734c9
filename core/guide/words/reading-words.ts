/** The words by which instructions are taken apart into changes. */
export interface ReadingWords {
  /** Imperatives that begin a change, by what they do. */
  readonly verbs: ReadonlySet<string>
}
