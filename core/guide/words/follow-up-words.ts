/** The words of follow-ups. */
export interface FollowUpWords {
  /** More of the same. */
  readonly more: ReadonlySet<string>
}
