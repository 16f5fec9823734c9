/** A question with one way to agree, for people. */
export interface Question {
  readonly title: string
  readonly text: string
  /** The words on the button that agrees. */
  readonly agree: string
}
